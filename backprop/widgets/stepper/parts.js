// The parts of a network and their numbers: "n,1,0" is a neuron, "w,0,1,0" a weight, "loss" the loss.

/** { what, column, layer, i, j } of a part's key. A neuron of column c belongs to layer c - 1. */
export function partOf(key) {
  const [what, first, ...rest] = key.split(",");
  const [i, j] = rest.map(Number);
  if (what === "n") return { what, column: Number(first), layer: Number(first) - 1, i };
  if (what === "w") return { what, layer: Number(first), i, j };
  return { what };
}

/** "input" is layer -1. */
export function layerName(trace, layer) {
  return layer < 0 ? "input" : trace.layer_names[layer];
}

function neuronName(trace, column, i) {
  const name = layerName(trace, column - 1);
  return trace.folded ? `the ${name} layer` : `${name}, neuron ${i + 1}`;
}

/** "weight from input, neuron 1 to hidden, neuron 2" */
export function partName(trace, key) {
  const part = partOf(key);
  if (part.what === "loss") return "loss";
  if (part.what === "n") return neuronName(trace, part.column, part.i);
  if (trace.folded) {
    return `the weights between ${layerName(trace, part.layer - 1)} and ${layerName(trace, part.layer)}`;
  }
  const from = neuronName(trace, part.layer, part.i);
  return `weight from ${from} to ${neuronName(trace, part.layer + 1, part.j)}`;
}

/** The names of the quantities that are new in a step: "delta" of "delta,1". */
export function newQuantities(step) {
  return step.shows.map((name) => name.split(",")[0]);
}

/** Those of the keys whose numbers are new in a step. */
export function newParts(step, keys) {
  const layers = step.shows.map((name) => Number(name.split(",")[1]));
  if (step.kind === "loss") return ["loss"];
  if (step.kind === "gradient" || step.kind === "update") {
    return keys.filter((key) => layers.includes(partOf(key).layer));
  }
  const column = newQuantities(step)[0] === "A" ? layers[0] : layers[0] + 1;
  return keys.filter((key) => key.startsWith(`n,${column},`));
}

/** The entry of an array for one part: of weights by i and j, of the others by sample and i. */
function entryOf(array, name, sample, i, j) {
  if (!Array.isArray(array)) return array;
  if (name.endsWith("W")) return array[i][j];
  return Array.isArray(array[0]) ? array[Math.min(sample, array.length - 1)][i] : array[i];
}

/** The number of that name for one part: ("delta", layer, sample, i) or ("dW", layer, sample, i, j). */
export function numberAt(trace, name, layer, sample, i, j) {
  return entryOf(trace[name][layer], name, sample, i, j);
}

/** { status, expected } of that number if it is wrong, otherwise undefined. */
export function wrongAt(trace, name, layer, sample, i, j) {
  const wrong = trace.wrong[layer === undefined ? name : `${name},${layer}`];
  if (!wrong || !entryOf(wrong.where, name, sample, i, j)) return undefined;
  return { status: wrong.status, expected: entryOf(wrong.expected, name, sample, i, j) };
}
