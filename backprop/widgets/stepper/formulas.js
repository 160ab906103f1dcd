// The formula of each number, with the numbers in it.

import { inside, show } from "../shared/number_format.js";
import { numberAt, layerName, partOf, wrongAt } from "./parts.js";

/**
 * The lines about one part, { kind, name, text, wrong }, in the order in which they are computed: those
 * of the numbers that are known by the present step.
 */
export function formulasOf(trace, key, sample, known) {
  const part = partOf(key);
  const lines = [];
  const add = (kind, name, layer, text, ...index) => {
    if (known(name, layer)) {
      lines.push({ kind, name, text, wrong: wrongAt(trace, name, layer, sample, ...index) });
    }
  };
  if (part.what === "loss") aboutLoss(trace, sample, add);
  else if (trace.folded) aboutFolded(trace, part, add);
  else if (part.what === "w") aboutWeight(trace, part, sample, add);
  else aboutNeuron(trace, part, sample, add);
  return lines;
}

function aboutLoss(trace, sample, add) {
  const n = trace.samples;
  const predictions = trace.A.at(-1);
  const squares = predictions.map((row, s) => row.map((a, j) => `(${show(a)} − ${inside(trace.T[s]?.[j])})²`));
  const sum = trace.folded ? "Σ (a − t)²" : squares.flat().join(" + ");
  const half = n === 1 ? "½" : `1/(2·${n})`;
  add("loss", "loss", undefined, `L = 1/(2n) Σ (a − t)² = ${half} · (${sum}) = ${show(trace.loss)}`);
  const change = trace.newloss - trace.loss;
  const comparison = change < 0 ? "lower" : change > 0 ? "higher" : "the same";
  const text = `L with the new weights = ${show(trace.newloss)}, ${comparison} than ${show(trace.loss)}`;
  add("loss", "newloss", undefined, text);
}

function aboutNeuron(trace, { column, layer, i }, sample, add) {
  if (column === 0) {
    add("forward", "A", 0, `x = ${show(numberAt(trace, "A", 0, sample, i))}`, i);
    return;
  }
  const value = (name, l = layer, k = i) => numberAt(trace, name, l, sample, k);
  const f = trace.activations[layer];
  const terms = trace.A[layer][sample].map((a, k) => `${inside(a)}·${inside(trace.W[layer][k][i])}`);
  add(
    "forward",
    "Z",
    layer,
    `z = Σ a·w + b = ${terms.join(" + ")} + ${inside(trace.b[layer][i])} = ${show(value("Z"))}`,
    i,
  );
  add("forward", "A", layer + 1, `a = ${f}(z) = ${f}(${show(value("Z"))}) = ${show(value("A", column))}`, i);
  if (layer === trace.activations.length - 1) {
    const error = `(${show(value("A", column))} − ${inside(trace.T[sample][i])})`;
    add("signal", "dA", layer, `∂L/∂a = (a − t)/n = ${error}/${trace.samples} = ${show(value("dA"))}`, i);
  } else {
    const blame = trace.delta[layer + 1][sample].map((d, k) => `${inside(d)}·${inside(trace.W[layer + 1][i][k])}`);
    add("signal", "dA", layer, `∂L/∂a = Σ δ·w = ${blame.join(" + ")} = ${show(value("dA"))}`, i);
  }
  const slope = `${inside(value("dA"))} · ${inside(value("slope"))}`;
  add("signal", "delta", layer, `δ = ∂L/∂a · ${f}′(z) = ${slope} = ${show(value("delta"))}`, i);
  const deltas = trace.delta[layer].map((row) => inside(row[i])).join(" + ");
  const sum = trace.samples > 1 ? `Σ δ = ${deltas}` : "δ";
  add("gradient", "db", layer, `∂L/∂b = ${sum} = ${show(trace.db[layer][i])}`, i);
  add("update", "newb", layer, stepText("b", trace.b[layer][i], trace.db[layer][i], trace, trace.newb[layer][i]), i);
}

function aboutWeight(trace, { layer, i, j }, sample, add) {
  const w = trace.W[layer][i][j];
  const carried = trace.A[layer].map((row, s) => `${inside(row[i])}·${inside(trace.delta[layer][s][j])}`);
  const sum = trace.samples > 1 ? "Σ a·δ" : "a·δ";
  add("forward", "A", layer, `w = ${show(w)}, a·w = ${inside(trace.A[layer][sample][i])}·${inside(w)} = ${show(trace.A[layer][sample][i] * w)}`, i);
  if (layer > 0) {
    const d = trace.delta[layer][sample][j];
    const text = `δ·w = ${inside(d)}·${inside(w)} = ${show(d * w)}, its part of ∂L/∂a in ${layerName(trace, layer - 1)}`;
    add("signal", "dA", layer - 1, text, i);
  }
  add("gradient", "dW", layer, `∂L/∂w = ${sum} = ${carried.join(" + ")} = ${show(trace.dW[layer][i][j])}`, i, j);
  add("update", "newW", layer, stepText("w", w, trace.dW[layer][i][j], trace, trace.newW[layer][i][j]), i, j);
}

function stepText(name, value, gradient, { lr }, changed) {
  return `new ${name} = ${name} − lr · ∂L/∂${name} = ${show(value)} − ${show(lr)}·${inside(gradient)} = ${show(changed)}`;
}

/** A folded layer: shapes, and the mean size of the entries. */
function aboutFolded(trace, part, add) {
  const mean = (name, layer) => `mean size ${show(numberAt(trace, name, layer, 0, 0, 0))}`;
  const [from, to] = [trace.widths[part.layer], trace.widths[part.layer + 1]];
  const n = trace.samples;
  if (part.what === "w") {
    add("forward", "A", part.layer, `W has shape (${from}, ${to}), ${mean("W", part.layer)}`, 0);
    add("gradient", "dW", part.layer, `∂L/∂W = A_prevᵀ @ δ: (${from}, ${n}) @ (${n}, ${to}) gives (${from}, ${to}), ${mean("dW", part.layer)}`, 0, 0);
    add("update", "newW", part.layer, `new W = W − lr · ∂L/∂W, ${mean("newW", part.layer)}`, 0, 0);
    return;
  }
  const shape = `(${n}, ${to})`;
  if (part.column === 0) {
    add("forward", "A", 0, `X has shape (${n}, ${trace.widths[0]}), ${mean("A", 0)}`, 0);
    return;
  }
  add("forward", "Z", part.layer, `Z = A_prev @ W + b: (${n}, ${from}) @ (${from}, ${to}) gives ${shape}, ${mean("Z", part.layer)}`, 0);
  add("forward", "A", part.column, `A = ${trace.activations[part.layer]}(Z): ${shape}, ${mean("A", part.column)}`, 0);
  const before = part.layer === trace.activations.length - 1 ? "(A − T)/n" : "δ_next @ W_nextᵀ";
  add("signal", "dA", part.layer, `∂L/∂A = ${before}: ${shape}, ${mean("dA", part.layer)}`, 0);
  add("signal", "delta", part.layer, `δ = ∂L/∂A · f′(Z): ${shape}, ${mean("delta", part.layer)}`, 0);
  add("gradient", "db", part.layer, `∂L/∂b = Σ δ: (${to},), ${mean("db", part.layer)}`, 0);
  add("update", "newb", part.layer, `new b = b − lr · ∂L/∂b, ${mean("newb", part.layer)}`, 0);
}
