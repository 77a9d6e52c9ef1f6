import { insertIntoJson } from "../json/insert-into-json.js";
import { placeInJson } from "../json/place-in-json.js";
import { parseJson } from "../syntax/json.js";

export interface JsonParser {
  readonly parse: typeof parseJson;
  readonly placeAt: typeof placeInJson;
  readonly insert: typeof insertIntoJson;
}

export const jsonParser: JsonParser = { parse: parseJson, placeAt: placeInJson, insert: insertIntoJson };
