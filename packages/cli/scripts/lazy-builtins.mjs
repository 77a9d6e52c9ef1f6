// Modules of Node's own that take milliseconds to load and that few runs use: commander would start programs of its own
// with one, a report for GitHub hashes with the other.
const LAZY = { "node:child_process": ["spawn"], "node:crypto": ["createHash", "randomUUID"] };

/** An esbuild plugin: such a module is loaded when one of its functions is called. */
export const lazyBuiltins = {
  name: "lazy-builtins",
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path }) =>
      path in LAZY ? { path, namespace: "lazy-builtin" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "lazy-builtin" }, ({ path }) => ({
      contents: LAZY[path]
        .map((name) => `export const ${name} = (...args) => process.getBuiltinModule("${path}").${name}(...args);`)
        .join("\n"),
    }));
  },
};
