"""A network as circles and lines."""

import pytest
from looks import assert_readable, clipped, colliding

from backprop.figures import network_diagram

IN_THE_LESSONS = [
    ([3, 2, 1], {0, 1}, "forward", False),
    ([2, 3, 3, 1], {0, 1, 2, 3}, "forward", True),
    ([2, 3, 3, 1], {0, 1, 2, 3, 4}, "backward", True),
    ([2, 3, 3, 1], {1, 2}, None, True),
    ([2, 3, 3, 3, 1], {1, 2, 3, 4}, "backward", False),
]
ODD = [
    ([2, 1], {0}, "forward", True),
    ([1, 1, 1], {1}, "backward", True),
    ([3, 3, 3, 3, 3, 3, 1], set(), None, True),
    ([2, 40, 1], {1}, None, False),
]


@pytest.mark.parametrize(("widths", "lit", "direction", "loss"), IN_THE_LESSONS + ODD)
def test_every_network_is_readable_and_no_label_covers_another(widths, lit, direction, loss):
    picture = network_diagram(widths, lit, direction, loss)
    assert_readable(picture)
    assert clipped(picture) == []
    assert colliding(picture) == []


def test_a_deep_network_has_a_name_for_every_layer():
    picture = network_diagram([4] * 12, lit={3}, direction="backward")
    assert_readable(picture)
    assert all(f"hidden {i}" in picture.alt for i in range(1, 11))


def test_its_words_name_the_layers_what_is_lit_and_the_way():
    assert network_diagram([2, 3, 1], lit={2, 1}, direction="backward").alt == (
        "A network from left to right: input, hidden, output, loss. Lit: hidden, output. "
        "An arrow beneath points backward."
    )
    assert network_diagram([2, 3, 3, 1], loss=False).alt == (
        "A network from left to right: input, hidden 1, hidden 2, output."
    )


def test_there_is_a_circle_for_each_neuron_and_one_line_for_each_weight():
    (axes,) = network_diagram([2, 3, 1], loss=False).figure.axes
    assert sum(len(column.get_offsets()) for column in axes.collections) == 2 + 3 + 1
    assert len(axes.lines) == 2 * 3 + 3 * 1
