/** esbuild's loader `file` puts it beside the scripts, and says where. */
declare module "@sqlite.org/sqlite-wasm/sqlite3.wasm" {
  const path: string;
  export default path;
}
