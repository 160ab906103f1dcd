"""Lesson 4: the loss of every cycle of training, and how the network then splits the plane."""

import numpy as np

from backprop.colours import LIGHT, PALE
from backprop.figures.picture import Picture, drawn_with_student_code, new_figure
from backprop.forward_pass import accuracy, predict
from backprop.network import Layer


@drawn_with_student_code
def training(train, layers, X, T, lr, cycles, reference):
    """Train with the student's ``train(layers, X, T, lr, cycles)``; draw losses and boundary.

    The losses of the ``reference``, from the same layers, are drawn over the student's.
    """
    trained, losses = train(layers, X, T, lr, cycles)
    trained = [
        Layer(np.asarray(W), np.ravel(b), layer.activation)
        for (W, b, *_), layer in zip(trained, layers, strict=True)
    ]
    expected = reference(layers, X, T, lr, cycles)[1]
    if len(losses) != len(expected):
        raise ValueError(f"{len(expected)} losses were expected")
    difference = np.max(np.abs(np.asarray(losses) - expected))
    share = accuracy(trained, X, T)
    figure, (left, right) = new_figure(8.0, 3.4, columns=2)
    draw_losses(left, losses, expected, f"lr = {lr:g}")
    draw_boundary(right, trained, X, T)
    right.set_title(f"{share:.1%} on the right side")
    return Picture(
        figure,
        f"Left: the loss over {cycles} cycles with learning rate {lr:g}, from {losses[0]:.3g} to "
        f"{losses[-1]:.3g}. Right: the plane split where the network's answer is ½; {share:.1%} of "
        f"the {len(X)} points lie on the right side. Your losses and ours "
        + (f"are at most {difference:.0e} apart." if difference else "are the same."),
    )


@drawn_with_student_code
def learning_rates(train, layers, X, T, rates, cycles):
    """The loss curves of the same network with up to four learning rates."""
    figure, axes = new_figure(7.0, 3.2)
    words = []
    colours = (LIGHT[kind] for kind in ("forward", "signal", "update", "ink"))
    for lr, colour, style in zip(rates, colours, ("-", "--", "-.", ":"), strict=False):
        with np.errstate(all="ignore"):
            losses = np.asarray(train(layers, X, T, lr, cycles)[1], dtype=float)
        axes.plot(losses, style, color=colour, label=f"lr = {lr:g}", linewidth=2)
        words.append(f"with {lr:g} it ends at {losses[-1]:.3g}")
    axes.set(xlabel="cycle", ylabel="loss", ylim=(0, None))
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    return Picture(figure, f"The loss over {cycles} cycles: {', '.join(words)}.")


def draw_losses(axes, losses, expected, title):
    style = "-" if len(losses) > 1 else "o"  # a line of one point would be invisible
    axes.plot(losses, style, color=LIGHT["signal"], linewidth=3, label="yours")
    axes.plot(expected, "--", color="black", linewidth=1, label="ours")
    axes.legend(frameon=False)
    axes.set(xlabel="cycle", ylabel="loss", ylim=(0, None), title=title)
    axes.spines[["top", "right"]].set_visible(False)


def draw_boundary(axes, layers, X, T):
    """Shade the plane by the network's output, with its ½ line and the samples by target."""
    low, high = X.min(axis=0) - 0.2, X.max(axis=0) + 0.2
    x, y = np.meshgrid(np.linspace(low[0], high[0], 80), np.linspace(low[1], high[1], 80))
    outputs = predict(layers, np.column_stack([x.ravel(), y.ravel()])).reshape(x.shape)
    axes.contourf(x, y, outputs, levels=[-np.inf, 0.5, np.inf], colors=list(PALE.values()))
    axes.contour(x, y, outputs, levels=[0.5], colors=LIGHT["ink"], linewidths=1)
    for target, kind, marker in ((0, "forward", "o"), (1, "signal", "^")):
        samples = X[T[:, 0] == target]
        axes.scatter(*samples.T, s=16, c=LIGHT[kind], marker=marker, label=f"target {target}")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 0), ncols=2, fontsize=9, frameon=False)
    axes.set(xticks=[], yticks=[])
