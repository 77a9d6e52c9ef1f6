// The client of Redis writes what it sends, passwords among it, to standard error where DEBUG is set, and some leave it set
// for other programs.

/** An esbuild plugin: what `debug` makes is a function that says nothing. */
export const withoutDebug = {
  name: "without-debug",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^debug$/ }, ({ path }) => ({ path, namespace: "without-debug" }));
    onLoad({ filter: /.*/, namespace: "without-debug" }, () => ({
      contents: "module.exports = { default: () => Object.assign(() => {}, { enabled: false }) };",
    }));
  },
};
