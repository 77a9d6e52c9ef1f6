import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import type { TextRange } from "../../text/source-text.js";
import { type TableEntry, uncertainEntry } from "../../tree/tree.js";
import type { EnvironmentVariable } from "../environment.js";
import type { CodeApplication } from "./code-application.js";
import { ImportedNames } from "./imported-names.js";
import { importsOf, type ModuleImport } from "./module-imports.js";
import { NamesGiven } from "./names-given.js";
import { Applications } from "./python-applications.js";
import { applicationAssignments, assignmentsByName, attributeSet, ownerOf } from "./python-assignments.js";
import { callOf, lastOfChain, methodCallOf, namesGiven } from "./python-calls.js";
import { type CodeCron, CodeCrons } from "./python-crons.js";
import { CodeEnvironment } from "./python-environment.js";
import { Scopes } from "./python-scopes.js";
import { rangeOf, textOf } from "./python-syntax.js";
import { pythonValues } from "./python-values.js";
import { WatchedWords } from "./watched-words.js";

/** Settings that a Python module makes. Only literals are read: nothing is executed, and nothing is guessed. */
export interface CodeSettings extends Omit<CodeApplication, "name"> {
  /** Each with its part of the above. */
  readonly applications: readonly CodeApplication[];
  /** `os.environ["PYNENC__..."] = ...` */
  readonly environment: readonly EnvironmentVariable[];
  /** `on_cron("0 3 * * *")` */
  readonly crons: readonly CodeCron[];
  /** The modules that it loads, which may set variables for it or make its application. */
  readonly imports: readonly CodeImport[];
  readonly comments: readonly TextRange[];
}

export interface CodeImport extends ModuleImport {
  /** Whether it is loaded whenever this one is. */
  readonly isSure: boolean;
}

/** Reads a Python module. The parser recovers from errors, so half of a module is still read. */
export function parsePython(text: string): CodeSettings {
  const tree = parser.parse(text);
  const values = pythonValues(tree, text);
  const imports = new ImportedNames(text);
  const given = new NamesGiven(text);
  const words = new WatchedWords();
  for (const word of WORDS) words.add(word);
  const found = new Applications(values, text, imports, (name) => words.add(name.replace(/^.*\./s, ""), A_BUILDER));
  const crons = new CodeCrons(values, text, imports);
  const environment = new CodeEnvironment(values, text, given);
  const comments: TextRange[] = [];
  const loaded: CodeImport[] = [];
  const scopes = new Scopes(text);
  const module = { values, scopes, text };
  const read = new Set<number>();
  const isFirst = ({ from }: SyntaxNode) => read.size !== read.add(from).size;

  const readChain = (call: SyntaxNode | undefined) => {
    const last = call === undefined ? undefined : lastOfChain(call);
    if (last !== undefined && isFirst(last)) found.addCalls(last, scopes.placeOf(last));
  };

  /** By the names that the module has for the `conf` of something. */
  const confs = new Map<string, ReturnType<typeof ownerOf>[]>();

  const readConf = (node: SyntaxNode) => {
    const owned = ownerOf(node, text);
    found.addUse(owned.owner, scopes.placeOf(node));
    const conf = node.parent ?? node;
    for (const each of attributeSet(conf, owned, module)) found.addAssignment(each);
    for (const name of owned.owner === "" ? [] : namesGiven(conf, text)) {
      const known = confs.get(name) ?? [];
      confs.set(name, known);
      if (known.some(({ owner, part }) => owner === owned.owner && part === owned.part)) continue;
      // What stands for so much may stand for anything.
      if (known.length < MOST_MEANINGS) known.push(known.length < MOST_MEANINGS - 1 ? owned : { owner: "" });
      words.add(name, A_CONF);
    }
  };

  const readConfByName = (node: SyntaxNode) => {
    const name = textOf(node, text);
    // What it stands for where nobody knows, it may be any of them, or something else.
    const isInDoubt = confs.has(name) && given.isGivenMore(name);
    for (const owned of node.name === "VariableName" ? (confs.get(name) ?? []) : []) {
      const assigned = [...assignmentsByName(node, owned, module), ...attributeSet(node, owned, module)];
      for (const { act, ...each } of assigned) {
        found.addAssignment({ ...each, act: isInDoubt ? { ...act, entry: uncertainEntry(act.entry) } : act });
      }
    }
  };

  const readWord = (word: string, node: SyntaxNode) => {
    const call = callOf(node);
    switch (word) {
      case A_CONF:
        readConfByName(node);
        break;
      case "environ":
        for (const name of environment.addEnviron(node, scopes)) words.add(name, "environ");
        break;
      case "putenv":
      case "unsetenv":
        if (call !== undefined) environment.addProcessCall(call, word === "putenv", scopes);
        break;
      case "conf":
      case "config_filepath":
      case "config_values":
        for (const each of applicationAssignments(node, word, module)) found.addAssignment(each);
        if (word !== "conf") break;
        if (node.name === "VariableName") readConfByName(node);
        else readConf(node);
        break;
      case "logger":
      case "runner":
        found.addUse(ownerOf(node, text).owner, scopes.placeOf(node));
        break;
      case "on_cron":
        if (call !== undefined) crons.addCron(call);
        break;
      case "TriggerBuilder":
        if (call !== undefined) crons.addBuilder(call);
        break;
      case A_BUILDER:
        if (node.parent?.name === "ArgList") found.addMention(node, scopes.placeOf(node));
        else readChain(methodCallOf(node));
        break;
      default: {
        const parameter = word === "PynencBuilder" && call === undefined ? parameterOfType(node) : undefined;
        if (parameter !== undefined) found.addBuilder(textOf(parameter, text), scopes.placeOf(parameter));
        else readChain(call);
      }
    }
  };

  tree.iterate({
    enter: (ref) => {
      switch (ref.name) {
        case "FunctionDefinition":
        case "ClassDefinition":
          scopes.enter(ref.name, ref.from);
          break;
        case "VariableName":
        case "PropertyName": {
          // Most statements and calls are nobody's here.
          const word = words.meaningAt(text, ref.from, ref.to);
          if (word !== undefined) readWord(word, ref.node);
          break;
        }
        case "ImportStatement":
          for (const each of importsOf(ref.node, text)) {
            if (/^pynenc(?:\.|$)/.test(each.module)) continue;
            const { scopes: around, conditions } = scopes.placeOf(ref.node);
            loaded.push({ ...each, isSure: around.length === 1 && conditions.length === 0 });
            found.addImport(each, rangeOf(ref.node));
          }
          crons.addImport(ref.node);
          for (const [alias, name] of imports.add(ref.node)) if (WORDS.has(name)) words.add(alias, name);
          break;
        case "Comment":
          comments.push({ start: ref.from, end: ref.to });
          break;
      }
    },
    leave: ({ name }) => {
      if (name === "FunctionDefinition" || name === "ClassDefinition") scopes.leave();
      else if (name === "ReturnStatement") scopes.leaveEarly();
    },
  });
  const applications = found.all();
  return {
    applications,
    values: together(applications.map((each) => each.values)),
    files: together(applications.map((each) => each.files)),
    assignments: together(applications.map((each) => each.assignments)),
    partAssignments: applications.flatMap((each) => each.partAssignments),
    environment: environment.all(found.madeUpAt),
    crons: crons.all(),
    imports: loaded,
    comments,
  };
}

const WORDS: ReadonlySet<string> = new Set([
  "Pynenc",
  "PynencBuilder",
  "TriggerBuilder",
  "build",
  "conf",
  "config_filepath",
  "config_values",
  "custom_config",
  "environ",
  "logger",
  "on_cron",
  "putenv",
  "runner",
  "unsetenv",
]);

/** Nobody gives one name to the settings of more objects. */
const MOST_MEANINGS = 5;

/** What the name of a builder is watched for, and that of a `conf`. */
const A_BUILDER = "a builder";
const A_CONF = "a conf";

/** `builder` of `def configure(builder: PynencBuilder)`. */
function parameterOfType(type: SyntaxNode): SyntaxNode | undefined {
  const whole = type.parent?.name === "MemberExpression" ? type.parent : type;
  const { parent: definition } = whole;
  const name =
    definition?.name === "TypeDef" && definition.parent?.name === "ParamList" ? definition.prevSibling : null;
  return name?.name === "VariableName" ? name : undefined;
}

/** One builder, or one constant, may be of several applications. */
function together(lists: readonly (readonly TableEntry[])[]): readonly TableEntry[] {
  if (lists.length === 1) return lists[0] ?? [];
  return [...new Map(lists.flat().map((entry) => [`${entry.keyRange.start} ${entry.key}`, entry])).values()];
}
