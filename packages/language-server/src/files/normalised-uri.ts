import { URI } from "vscode-uri";

/** A URI written as we write it: clients differ in what they escape, and in slashes at the ends of folders. */
export function normalised(uri: string): string {
  const parsed = URI.parse(uri);
  // A file system's root may be written without its slash.
  const written = (parsed.path === "" ? parsed.with({ path: "/" }) : parsed).toString();
  return written.endsWith("/") && parsed.path.length > 1 ? written.slice(0, -1) : written;
}
