/** Whether a text has a variable of pynenc's. */
export function mentionsVariable(text: string): boolean {
  return /\bPYNENC_/.test(text);
}

/**
 * Whether a part of a deployment says something about a fleet, or may: those count as well that have all their variables
 * in another file. Of a template only variables do: it is told as unread.
 */
export function isPartAboutUs(text: string): boolean {
  return mentionsVariable(text) || (/\benv_file:/.test(text) && !isTemplate(text));
}

/** Whether it is one of Helm or Jinja: a line that only steers, a value that is filled in. What comes of it is not there yet. */
export function isTemplate(text: string): boolean {
  return IS_TEMPLATE.test(text);
}

const IS_TEMPLATE =
  /^[^\S\r\n]*\{\{|[:-][^\S\r\n]+\{\{|\{%|\{\{[^}\r\n]{0,200}\.(?:Values|Release|Chart|Capabilities)\b/m;
