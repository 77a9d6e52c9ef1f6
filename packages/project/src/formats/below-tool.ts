/** Whether pynenc reads `[tool.pynenc]` of a file, and not its root: it looks for the name anywhere in the path, in any case. */
export function isBelowTool(path: string): boolean {
  return path.toLowerCase().includes("pyproject.toml");
}
