/** How a file is read. */
export type FileFormat =
  | "pyproject"
  | "slotwise"
  | "toml"
  | "json"
  | "yaml"
  | "compose"
  | "workflow"
  | "kubernetes"
  | "dockerfile"
  | "dotenv"
  | "python"
  | "lock"
  | "requirements";

/** Tells a file's format by its name and, for YAML, by what stands in it; undefined where nothing is known of the name. */
export function fileFormat(path: string, text: string): FileFormat | undefined {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  if (name === "slotwise.toml") return "slotwise";
  const extension = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase();
  if (isBelowTool(path) && extension !== "yaml" && extension !== "yml" && extension !== "json") return "pyproject";
  if (/^(?:uv|poetry|pdm)\.lock$/.test(name)) return "lock";
  if (/^requirements.*\.txt$/.test(name) || /(?:^|[\\/])requirements[\\/][^\\/]+\.txt$/.test(path))
    return "requirements";
  if (/^\.env(?:\.|$)|\.env$/.test(name)) return "dotenv";
  if (/^(?:Dockerfile|Containerfile)(?:\.|$)|\.(?:dockerfile|containerfile)$/i.test(name)) return "dockerfile";
  if (extension === "json") return "json";
  if (name.endsWith(".py")) return "python";
  if (extension === "yaml" || extension === "yml") return yamlFormat(path, name, text);
  return extension === "toml" ? "toml" : undefined;
}

/** Whether pynenc reads `[tool.pynenc]` of a file, and not its root: it looks for the name anywhere in the path, in any case. */
export function isBelowTool(path: string): boolean {
  return path.toLowerCase().includes("pyproject.toml");
}

function yamlFormat(path: string, name: string, text: string): FileFormat {
  if (/\.github[\\/]workflows[\\/]/.test(path)) return "workflow";
  if (/^(?:docker-)?compose\b/.test(name)) return "compose";
  if (/^apiVersion:/m.test(text) && /^kind:/m.test(text)) return "kubernetes";
  return /^services:/m.test(text) && !/^pynenc\./.test(name) && !isBelowTool(path) ? "compose" : "yaml";
}
