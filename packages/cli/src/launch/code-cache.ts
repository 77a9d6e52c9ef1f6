import { makeFolder } from "../host/make-folder.js";

const {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = process.getBuiltinModule("node:fs");
const { dirname, join } = process.getBuiltinModule("node:path");

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where compiled code is kept from one run to the next: with what the user's other programs keep, or where the user has
 * told Node to keep such things. Undefined where nobody knows a place, or wants none.
 */
export function cacheFolder(environment: Environment, platform: NodeJS.Platform): string | undefined {
  const { NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE } = environment;
  // Code that was compiled before is not counted as exactly.
  if (NODE_DISABLE_COMPILE_CACHE || NODE_V8_COVERAGE) return undefined;
  const caches = NODE_COMPILE_CACHE || userCaches(environment, platform);
  return caches ? join(caches, "slotwise", `${process.version}-${process.arch}`) : undefined;
}

function userCaches({ HOME, LOCALAPPDATA, XDG_CACHE_HOME }: Environment, platform: NodeJS.Platform) {
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (platform === "win32") return LOCALAPPDATA;
  return HOME && join(HOME, platform === "darwin" ? "Library/Caches" : ".cache");
}

/** What was kept; undefined where there is nothing, or where somebody else may have written it: it is code that will run. */
export function readCode(file: string): Buffer | undefined {
  try {
    // What is no file may be something that is waited for.
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const { uid, mode } = fstatSync(descriptor);
      const isOurs = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
      return isOurs ? checked(readFileSync(descriptor)) : undefined;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

/**
 * V8 looks at no byte of what it is given, and crashes over a wrong one: so all of them are there twice. To compare them
 * takes less than a tenth of a millisecond, to load what computes a sum one or two.
 */
function checked(kept: Buffer): Buffer | undefined {
  const code = kept.subarray(0, kept.length / 2);
  return code.length > 0 && code.equals(kept.subarray(code.length)) ? code : undefined;
}

/** Keeps code, whole or not at all. Where that fails, the next run compiles it again. */
export function writeCode(file: string, code: Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  const isKept = succeeds(() => {
    makeFolder(dirname(file), 0o700);
    writeFileSync(draft, Buffer.concat([code, code]), { mode: 0o600, flush: true });
    renameSync(draft, file);
  });
  if (!isKept) succeeds(() => rmSync(draft, { force: true }));
}

/** Throws away what was kept long ago: another slotwise has taken its place, or will keep it again. */
export function pruneCode(folder: string, nowMilliseconds: number): void {
  succeeds(() => {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      if (nowMilliseconds - statSync(file).mtimeMs > LONG_MILLISECONDS) rmSync(file);
    }
  });
}

const LONG_MILLISECONDS = 30 * 86_400_000;

function succeeds(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
