/** What an error of Node's file system means to somebody who wanted a file read: `it may not be read`. */
export function fileProblem({
  code,
  message,
}: {
  readonly code?: string | undefined;
  readonly message: string;
}): string {
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
