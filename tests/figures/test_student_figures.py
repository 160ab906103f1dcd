"""A function that passes its check draws its picture."""

import numpy as np
import pytest
from right_ways import RIGHT_WAYS

import backprop as bp
from backprop.figures import learning_rates, training
from backprop.figures.picture import Picture

X, T = bp.toy_data.xor()
START = bp.random_network([2, 4, 1], ["tanh", "sigmoid"], np.random.default_rng(0))
PICTURES = [
    ("train", lambda own: training(own, START, X, T, 2.0, 5, reference=bp.train)),
    ("train", lambda own: learning_rates(own, START, X, T, [1.0, 2.0], 5)),
]


@pytest.mark.parametrize(
    ("draw", "function"),
    [
        pytest.param(draw, function, id=f"{name}: {how}")
        for name, draw in PICTURES
        for how, function in RIGHT_WAYS[name].items()
    ],
)
def test_every_right_way_of_writing_a_function_draws_its_picture(draw, function):
    picture = draw(function)
    assert isinstance(picture, Picture), picture
