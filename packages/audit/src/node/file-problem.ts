/** What an error of the file system means to somebody who wanted a store read. */
export function fileProblem({ code, message }: Pick<NodeJS.ErrnoException, "code" | "message">): string {
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return "it does not exist";
    case "EACCES":
    case "EPERM":
      return "it may not be read";
    case "ELOOP":
      return "its symbolic links lead in a circle";
    case "EISDIR":
      return "it is a folder";
    default:
      return code ?? message;
  }
}
