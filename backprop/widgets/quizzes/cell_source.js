// An answer as Python source, and its place in the source of the cell.

const TEXT = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`;
const SPACE = String.raw`(?:\s|#[^\n]*\n)*`;
const PAIR = `(?:${TEXT})${SPACE}:${SPACE}(?:${TEXT})`;
const several = (item) => `(?:${SPACE}(?:${item})${SPACE},)*${SPACE}(?:(?:${item})${SPACE})?`;
const LITERAL = String.raw`${TEXT}|\[${several(TEXT)}\]|\{${several(PAIR)}\}|None|\.\.\.`;

/** The literal that a person would type: a dict or a longer list has one entry a line. */
export function asPython(value) {
  if (typeof value === "string") return JSON.stringify(value); // JSON's strings are Python's too
  const items = Array.isArray(value)
    ? value.map(asPython)
    : Object.entries(value).map(([key, item]) => `${asPython(key)}: ${asPython(item)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${items.map((item) => `    ${item},\n`).join("")}${close}`;
}

/**
 * The cell's source with `name = answer` before the line in which `call` makes the widget, as in
 * SortQuiz("boxes", boxes). A plain `name = …` that stands there already is replaced; anything else stays,
 * and the new line comes after it. null if the cell makes no such widget.
 */
export function recorded(source, { call, name, answer }) {
  const line = new RegExp(String.raw`^(?:\w+ *= *)?(?:\w+\.)*${call}\(\s*(["'])${name}\1`, "gm");
  const place = [...source.matchAll(line)].at(-1)?.index;
  if (place === undefined) return null;
  const before = source.slice(0, place);
  const literal = new RegExp(
    String.raw`(^|\n)${name} *= *(?:${LITERAL})(?=[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*$)`,
  );
  const assignment = `${name} = ${asPython(answer)}`;
  const now = literal.test(before)
    ? before.replace(literal, (_, start) => start + assignment)
    : `${before}${assignment}\n`;
  return now + source.slice(place);
}
