// Numbers as the lessons print them.

const NOT_FINITE = { NaN: "not a number", Infinity: "∞", "-Infinity": "−∞" };

/** Four significant digits, a real minus sign, no trailing zeros: 0.1185, −0.00466, 1.2e−7. */
export function show(x) {
  if (typeof x !== "number" || !Number.isFinite(x)) return NOT_FINITE[String(x)] ?? String(x);
  if (x === 0) return "0";
  const size = Math.abs(x);
  const text =
    size < 1e-4 || size >= 1e6
      ? x.toExponential(2).replace(/\.?0+e/, "e").replace("e+", "e")
      : String(Number(x.toPrecision(4)));
  return text.replaceAll("-", "−");
}

/** The number for the middle of a formula: in parentheses if it is negative. */
export function inside(x) {
  return x < 0 ? `(${show(x)})` : show(x);
}

/** A share as a percentage with two significant digits: 0.3 %, 62 %, 0.00012 %. */
export function percent(share, digits = 2) {
  return `${show(Number((100 * share).toPrecision(digits)))} %`;
}
