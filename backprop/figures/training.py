"""Lesson 4: what training did: the loss of every cycle, and what the network now believes."""

import numpy as np

from backprop.figures.picture import (
    BACKWARD,
    FORWARD,
    RIGHT,
    Picture,
    drawn_with_own_code,
    new_figure,
)
from backprop.forward_pass import accuracy, predict
from backprop.network import Layer


@drawn_with_own_code
def training(train, layers, X, T, lr, cycles, reference):
    """Train with ``train(layers, X, T, lr, cycles)`` and draw the losses and the boundary.

    The losses of a ``reference`` that starts from the same layers are drawn over them.
    """
    trained, losses = train(layers, X, T, lr, cycles)
    trained = [
        Layer(np.asarray(own[0]), np.ravel(own[1]), given.activation)
        for own, given in zip(trained, layers, strict=True)
    ]
    expected = reference(layers, X, T, lr, cycles)[1]
    if len(losses) != len(expected):
        raise ValueError(f"{len(expected)} losses were expected")
    apart = np.max(np.abs(np.asarray(losses) - expected))
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
        + (f"are at most {apart:.0e} apart." if apart else "are the same."),
    )


@drawn_with_own_code
def learning_rates(train, layers, X, T, rates, cycles):
    """The loss curves of the same network with up to four learning rates."""
    figure, axes = new_figure(7.0, 3.2)
    words = []
    looks = zip((FORWARD, BACKWARD, RIGHT, "black"), ("-", "--", "-.", ":"), strict=True)
    for lr, (colour, style) in zip(rates, looks, strict=False):
        with np.errstate(all="ignore"):
            losses = np.asarray(train(layers, X, T, lr, cycles)[1], dtype=float)
        axes.plot(losses, style, color=colour, label=f"lr = {lr:g}", linewidth=2)
        words.append(f"with {lr:g} it ends at {losses[-1]:.3g}")
    axes.set(xlabel="cycle", ylabel="loss", ylim=(0, None))
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    return Picture(figure, f"The loss over {cycles} cycles: {', '.join(words)}.")


def draw_losses(axes, losses, expected, title):
    style = "-" if len(losses) > 1 else "o"  # a line through one point cannot be seen
    axes.plot(losses, style, color=BACKWARD, linewidth=3, label="yours")
    axes.plot(expected, "--", color="black", linewidth=1, label="ours")
    axes.legend(frameon=False)
    axes.set(xlabel="cycle", ylabel="loss", ylim=(0, None), title=title)
    axes.spines[["top", "right"]].set_visible(False)


def draw_boundary(axes, layers, X, T):
    """The network's answer over the plane as shading, its ½ line, and the points by target."""
    low, high = X.min(axis=0) - 0.2, X.max(axis=0) + 0.2
    x, y = np.meshgrid(np.linspace(low[0], high[0], 80), np.linspace(low[1], high[1], 80))
    answer = predict(layers, np.column_stack([x.ravel(), y.ravel()])).reshape(x.shape)
    axes.contourf(x, y, answer, levels=[-np.inf, 0.5, np.inf], colors=["#DCEAF4", "#FBE6D8"])
    axes.contour(x, y, answer, levels=[0.5], colors="#404040", linewidths=1)
    for target, colour, marker in ((0, FORWARD, "o"), (1, BACKWARD, "^")):
        chosen = X[T[:, 0] == target]
        axes.scatter(*chosen.T, s=16, c=colour, marker=marker, label=f"target {target}")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 0), ncols=2, fontsize=9, frameon=False)
    axes.set(xticks=[], yticks=[])
