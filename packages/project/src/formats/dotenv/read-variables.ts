import { entryOfVariable } from "../environment.js";
import type { FormatReading } from "../format.js";
import { commentsInDotenv, parseDotenv } from "./parse-dotenv.js";

/** The variables of a text: a file of them may have any name, once something reads it as one. */
export function readVariables(text: string): Pick<FormatReading, "environment" | "comments"> {
  return { environment: parseDotenv(text).map(entryOfVariable), comments: () => commentsInDotenv(text) };
}
