import { areOfSize, type PlaygroundState, readPlaygroundState } from "./playground-state.js";

/** Why there is no link to a state: it would open nothing. */
export class TooLargeForLink extends Error {
  override readonly name = "TooLargeForLink";
}

/** Why a link opens nothing. */
export class UnreadableLink extends Error {
  override readonly name = "UnreadableLink";
}

/**
 * A state as the fragment of a link, without the `#`. A fragment is never sent to a server.
 *
 * It begins with the version of its form and a full stop. Form 1 is the JSON of the state, deflated (RFC 1951), in base64
 * with `-` and `_` (RFC 4648). A form that was ever given out is read for ever.
 *
 * @throws TooLargeForLink
 */
export async function writeLink(state: PlaygroundState): Promise<string> {
  if (!areOfSize(state.files)) throw new TooLargeForLink();
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const deflated = await collect(throughStream(bytes, new CompressionStream("deflate-raw")), Number.POSITIVE_INFINITY);
  const body = toBase64(deflated);
  if (bytes.length > MOST_BYTES || body.length > MOST_FRAGMENT_CHARACTERS) throw new TooLargeForLink();
  return `1.${body}`;
}

/**
 * The state that a fragment holds; undefined where it is empty, and so no link to a state.
 *
 * @throws UnreadableLink where it is one that cannot be read: cut off, of a later version, too large or made up
 */
export async function readLink(fragment: string): Promise<PlaygroundState | undefined> {
  if (fragment === "") return undefined;
  const [, version, body] = /^(\d{1,4})\.([\w-]*)$/.exec(fragment) ?? [];
  if (version === undefined || body === undefined) throw new UnreadableLink("it is no link of the playground");
  const read = FORMS.get(version);
  if (read === undefined) throw new UnreadableLink("it comes from a later version of the playground");
  const state = readPlaygroundState(await read(body));
  if (state === undefined) throw new UnreadableLink("it holds no files that could be opened");
  return state;
}

/** By version. Nothing is ever taken out. */
const FORMS: ReadonlyMap<string, (body: string) => Promise<unknown>> = new Map([["1", readForm1]]);

/** Four times the characters that files may have: what their JSON may take at the very most is bounded by it. */
const MOST_BYTES = 8_000_000;
/** Browsers open no longer address, and nobody sends one. */
const MOST_FRAGMENT_CHARACTERS = 2_000_000;

async function readForm1(body: string): Promise<unknown> {
  if (body.length > MOST_FRAGMENT_CHARACTERS) throw new UnreadableLink("it is too large");
  const deflated = fromBase64(body);
  if (deflated === undefined) throw new UnreadableLink("it is cut off or damaged");
  let bytes: Uint8Array;
  try {
    bytes = await collect(throughStream(deflated, new DecompressionStream("deflate-raw")), MOST_BYTES);
  } catch (error) {
    if (error instanceof UnreadableLink) throw error;
    throw new UnreadableLink("it is cut off or damaged");
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new UnreadableLink("it is cut off or damaged");
  }
}

function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return source.pipeThrough(stream);
}

/** A few bytes can be made to become gigabytes: no more than so many are taken. */
async function collect(stream: ReadableStream<Uint8Array>, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > mostBytes) {
      await reader.cancel();
      throw new UnreadableLink("it is too large");
    }
    chunks.push(next.value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Arguments of a call, at most: some engines take no more than 65,536. */
const AT_ONCE = 8192;

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
  } catch {
    return undefined;
  }
}
