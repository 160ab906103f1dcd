// An answer as Python source, and how it is written into the source of a cell.

const TEXT = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`;
const SPACE = String.raw`(?:\s|#[^\n]*\n)*`;
const PAIR = `(?:${TEXT})${SPACE}:${SPACE}(?:${TEXT})`;
const separated = (item) => `(?:${SPACE}(?:${item})${SPACE},)*${SPACE}(?:(?:${item})${SPACE})?`;
const LITERAL = String.raw`${TEXT}|\[${separated(TEXT)}\]|\{${separated(PAIR)}\}|None|\.\.\.`;

/** The literal that a person would type; a dict or a list has one entry a line. */
export function asPython(value) {
  if (typeof value === "string") return JSON.stringify(value); // JSON's strings are Python's too
  const items = Array.isArray(value)
    ? value.map(asPython)
    : Object.entries(value).map(([key, item]) => `${asPython(key)}: ${asPython(item)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${items.map((item) => `    ${item},\n`).join("")}${close}`;
}

/**
 * The source with `name = answer` before the line that makes the widget, like SortQuiz("boxes", boxes).
 * A literal `name = …` directly before that line is replaced. Other code stays, and the new line follows
 * it. null if the source makes no such widget.
 */
export function withAnswer(source, { call, name, answer }) {
  const line = new RegExp(String.raw`^(?:\w+ *= *)?(?:\w+\.)*${call}\(\s*(["'])${name}\1`, "gm");
  const start = [...source.matchAll(line)].at(-1)?.index;
  if (start === undefined) return null;
  const before = source.slice(0, start);
  const literal = new RegExp(
    String.raw`(^|\n)${name} *= *(?:${LITERAL})(?=[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*$)`,
  );
  const assignment = `${name} = ${asPython(answer)}`;
  const changed = literal.test(before)
    ? before.replace(literal, (_, newline) => newline + assignment)
    : `${before}${assignment}\n`;
  return changed + source.slice(start);
}
