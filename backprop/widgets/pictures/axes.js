// What the pictures' axes need.

/** The function that takes low to start and high to end, in a straight line. */
export function scale(low, high, start, end) {
  return (value) => start + ((value - low) / (high - low)) * (end - start);
}

/** Round numbers from low to high, about that many. */
export function ticks(low, high, about) {
  const rough = (high - low) / about;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = ten * [1, 2, 5, 10].find((factor) => factor * ten >= rough);
  const found = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++)
    found.push(Number((i * step).toPrecision(12)));
  return found;
}

/** "M10 20 L30 40 …" through points [[x, y], …]. */
export function path(points) {
  return points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join(" ");
}
