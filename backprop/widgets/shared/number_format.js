// Numbers as the lessons print them.

/** Four significant digits, a real minus sign, no trailing zeros: 0.1185, −0.00466, 1.2e−7. */
export function show(x) {
  if (typeof x !== "number" || !Number.isFinite(x)) {
    return { NaN: "not a number", Infinity: "∞", "-Infinity": "−∞" }[String(x)] ?? String(x);
  }
  if (x === 0) return "0";
  const size = Math.abs(x);
  const text =
    size < 1e-4 || size >= 1e6
      ? x.toExponential(2).replace(/\.?0+e/, "e").replace("e+", "e")
      : String(Number(x.toPrecision(4)));
  return text.replaceAll("-", "−");
}

/** The same, in parentheses if negative: for the middle of a formula. */
export function inside(x) {
  return x < 0 ? `(${show(x)})` : show(x);
}
