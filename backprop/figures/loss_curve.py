"""Lesson 1: the loss of one prediction as a curve, and its slope, from the student's functions."""

import numpy as np

from backprop.figures.picture import BACKWARD, FORWARD, Picture, drawn_with_own_code, new_figure


@drawn_with_own_code
def loss_curve(loss, gradient=None, prediction=0.2, target=1.0):
    """The curve of ``loss(A, T)`` over predictions; with ``gradient(A, T)``, its tangent too."""
    as_batch = lambda value: np.array([[value]])  # noqa: E731
    T = as_batch(target)
    reach = max(1.6, 1.2 * abs(prediction - target))
    predictions = np.linspace(target - reach, target + reach, 81)
    height = float(loss(as_batch(prediction), T))

    figure, axes = new_figure(7.0, 3.2)
    axes.plot(predictions, [float(loss(as_batch(a), T)) for a in predictions], color=FORWARD)
    axes.plot([prediction], [height], "o", color=FORWARD, markersize=9)
    axes.axvline(target, color="#8A8A8A", linestyle=":")
    axes.annotate(f" target {target:g}", (target, axes.get_ylim()[1] * 0.92))
    words = f"The loss over the prediction, a valley with its floor at the target {target:g}. "
    words += f"At prediction {prediction:g} the loss is {height:.4g}."
    if gradient is not None:
        slope = float(np.squeeze(np.asarray(gradient(as_batch(prediction), T))))
        near = prediction + reach * np.array([-0.28, 0.28])
        axes.plot(near, height + slope * (near - prediction), color=BACKWARD, linewidth=2.5)
        side = int(np.sign(target - prediction))  # inside the valley, where there is room
        axes.annotate(
            f"slope {slope:.4g}",
            (prediction, height),
            (18 * side, 8 if side else 16),
            textcoords="offset points",
            ha={1: "left", 0: "center", -1: "right"}[side],
            color=BACKWARD,
            weight="bold",
        )
        words += f" The slope there, your gradient, is {slope:.4g}."
    axes.set(xlabel="prediction a", ylabel="loss L")
    axes.spines[["top", "right"]].set_visible(False)
    return Picture(figure, words)
