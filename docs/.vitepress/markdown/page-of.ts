import { relative } from "node:path";

/** The file that is rendered, from `docs`, with slashes: VitePress says where it is, and where it will be. */
export function pageOf(env: { readonly path?: string; readonly realPath?: string }, docs: string): string {
  return relative(docs, env.realPath ?? env.path ?? docs).replaceAll("\\", "/");
}
