import { textOf } from "../records/text-of.js";
import { firesAlone } from "./fires-alone.js";
import type { SqliteDatabase } from "./sqlite-database.js";
import { shortText } from "./sqlite-rows.js";

/** What hangs on which condition. More than this no application has. */
const MOST_ROWS = 100_000;

/**
 * Whether a condition starts something by itself, by its id; undefined where there are too many to tell.
 * @param triggers the name of their table as SQL
 * @param links the name of the table, as SQL, that says which trigger hangs on which condition
 */
export function readFiresAlone(
  database: SqliteDatabase,
  triggers: string,
  links: string,
): (condition: string) => boolean | undefined {
  const logics = pairsOf(database, `SELECT ${shortText("trigger_id")}, logic_value FROM ${triggers}`);
  const linked = pairsOf(database, `SELECT ${shortText("trigger_id")}, ${shortText("condition_id")} FROM ${links}`);
  if (logics === undefined || linked === undefined) return () => undefined;
  const logicOf = new Map(logics);
  const counts = new Map<string, number>();
  const triggersOf = new Map<unknown, string[]>();
  for (const [trigger, condition] of linked) {
    counts.set(trigger, (counts.get(trigger) ?? 0) + 1);
    const others = triggersOf.get(condition);
    if (others === undefined) triggersOf.set(condition, [trigger]);
    else others.push(trigger);
  }
  return (condition) => {
    const own = (triggersOf.get(condition) ?? []).filter((trigger) => logicOf.has(trigger));
    return firesAlone(own.map((trigger) => ({ conditions: counts.get(trigger) ?? 0, logic: logicOf.get(trigger) })));
  };
}

/** The rows of a table of two columns; undefined of one that has too many. */
function pairsOf(database: SqliteDatabase, sql: string): readonly (readonly [string, unknown])[] | undefined {
  const pairs: (readonly [string, unknown])[] = [];
  for (const [first, second] of database.rows(`${sql} LIMIT ${MOST_ROWS + 1}`)) {
    const name = textOf(first);
    if (name !== undefined) pairs.push([name, second]);
  }
  return pairs.length > MOST_ROWS ? undefined : pairs;
}
