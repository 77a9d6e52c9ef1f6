import { spawnSync } from "node:child_process";

/** Where the sources can be looked at. */
export interface Repository {
  /** `https://github.com/owner/name` */
  readonly url: string;
  /** The address of a file or folder, from the root. */
  look(path: string): string;
  /** The address where a file is changed. */
  edit(path: string): string;
}

/**
 * The public address of this repository, as far as somebody says it: `SLOTWISE_REPOSITORY`, the job of a forge, or the
 * remote that this is a clone of. Undefined where there is none; then there are no links to sources.
 */
export function findRepository(
  env: Readonly<Record<string, string | undefined>>,
  origin: () => string | undefined,
): Repository | undefined {
  const { SLOTWISE_REPOSITORY: said, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = env;
  const job = server !== undefined && name !== undefined ? `${server}/${name}` : undefined;
  const url = [said, job, origin()].map(webAddress).find((each) => each !== undefined);
  if (url === undefined) return undefined;
  // GitLab has its own pages behind a dash.
  const pages = new URL(url).hostname.includes("gitlab") ? `${url}/-` : url;
  const branch = env["GITHUB_REF_TYPE"] === "branch" ? (env["GITHUB_REF_NAME"] ?? "HEAD") : "HEAD";
  return {
    url,
    look: (path) => `${pages}/blob/HEAD/${encodeURI(path)}`,
    edit: (path) => `${pages}/edit/${branch}/${encodeURI(path)}`,
  };
}

/** What git was cloned from; undefined where that is nothing. */
export function originOf(folder: string): string | undefined {
  const { status, stdout } = spawnSync("git", ["remote", "get-url", "origin"], { cwd: folder, encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** The page of a repository by the address that it is cloned from, without a password; a folder has none. */
function webAddress(address: string | undefined): string | undefined {
  const [, host, path] =
    /^https:\/\/(?:[^/@]*@)?([\w.-]+(?::\d+)?)\/([\w.~/-]+?)(?:\.git)?\/?$/.exec(address ?? "") ??
    /^ssh:\/\/(?:[^/@]*@)?([\w.-]+)(?::\d+)?\/([\w.~/-]+?)(?:\.git)?\/?$/.exec(address ?? "") ??
    /^[\w-]+@([\w.-]+):([\w.~/-]+?)(?:\.git)?\/?$/.exec(address ?? "") ??
    [];
  return host === undefined || path === undefined ? undefined : `https://${host}/${path}`;
}
