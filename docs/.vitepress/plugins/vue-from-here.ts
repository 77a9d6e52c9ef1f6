/** A Vite plugin: what VitePress looks for from the pages on is in this folder, which is not above them. */
export const vueFromHere = {
  name: "slotwise:vue",
  enforce: "pre" as const,
  configResolved: ({ optimizeDeps }: { readonly optimizeDeps: { include?: string[] | undefined } }): void => {
    optimizeDeps.include = optimizeDeps.include?.filter((name) => !name.startsWith("vitepress > ")) ?? [];
  },
  // Pages are rendered by a module in this folder, with the Vue that is there.
  resolveId: (id: string, _importer: string | undefined, { ssr = false }: { ssr?: boolean | undefined }) =>
    ssr && /^vue(\/|$)/.test(id) ? { id, external: true } : undefined,
};
