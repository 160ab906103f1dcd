// The parts of a network and their names: "n,1,0" a neuron, "w,0,1,0" a weight, "loss" the loss.

/** { what, layer, i, j } of a part's key. A neuron of column c belongs to layer c - 1. */
export function partOf(key) {
  const [what, first, ...rest] = key.split(",");
  const [i, j] = rest.map(Number);
  if (what === "n") return { what, column: Number(first), layer: Number(first) - 1, i };
  if (what === "w") return { what, layer: Number(first), i, j };
  return { what };
}

export function layerName(trace, layer) {
  const last = trace.activations.length - 1;
  if (layer < 0) return "input";
  if (layer === last) return "output";
  return last === 1 ? "hidden" : `hidden ${layer + 1}`;
}

function neuronName(trace, column, i) {
  const place = column === 0 ? "input" : layerName(trace, column - 1);
  if (trace.folded) return `the ${place} layer`;
  return `${place}, neuron ${i + 1}`;
}

/** "the weight from input, neuron 1 to hidden, neuron 2" */
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

/** The number of that name for one part, in one sample: ("delta", layer, i) or ("dW", layer, i, j). */
export function at(trace, name, layer, sample, i, j) {
  const array = trace[name][layer];
  if (name.endsWith("W")) return array[i][j];
  return Array.isArray(array[0]) ? array[Math.min(sample, array.length - 1)][i] : array[i];
}

/** What is wrong with that number: { status, expected } or undefined. */
export function wrongAt(trace, name, layer, sample, i, j) {
  const found = trace.wrong[layer === undefined ? name : `${name},${layer}`];
  if (!found) return undefined;
  const pick = (array) => {
    if (!Array.isArray(array)) return array;
    if (name.endsWith("W")) return array[i][j];
    return Array.isArray(array[0]) ? array[Math.min(sample, array.length - 1)][i] : array[i];
  };
  return pick(found.where) ? { status: found.status, expected: pick(found.expected) } : undefined;
}
