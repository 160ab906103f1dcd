"""One step, one training cycle, a training loop."""

import numpy as np
import pytest

from backprop import (
    accuracy,
    backward,
    forward,
    gradient_step,
    mean_squared_error,
    predict,
    random_network,
    toy_data,
    train,
    training_cycle,
)


def draw(depth=2, n=6):
    rng = np.random.default_rng(depth)
    layers = random_network([3] + [4] * (depth - 1) + [2], ["tanh"] * depth, rng)
    return layers, rng.normal(size=(n, 3)), rng.normal(size=(n, 2))


def arrays(layers):
    return [array for layer in layers for array in layer[:2]]


@pytest.mark.parametrize("lr", [0.0, 0.1, 3.0])
def test_a_step_goes_against_the_gradient_by_the_learning_rate(lr):
    W, b, dW, db = np.array([[1.0, 2.0]]), np.array([3.0]), np.array([[10.0, -20.0]]), np.ones(1)
    new_W, new_b = gradient_step(W, b, dW, db, lr)
    np.testing.assert_allclose(new_W, [[1 - 10 * lr, 2 + 20 * lr]])
    np.testing.assert_allclose(new_b, [3 - lr])


@pytest.mark.parametrize("lr", [0.0, 0.1])
def test_a_step_makes_new_arrays_and_leaves_the_old_ones(lr):
    given = [np.full((2, 3), 1.0), np.full(3, 2.0), np.full((2, 3), 3.0), np.full(3, 4.0)]
    for result in gradient_step(*given, lr):
        result[:] = 9
    assert [array.flat[0] for array in given] == [1, 2, 3, 4]


@pytest.mark.parametrize("n", [1, 64])
@pytest.mark.parametrize("depth", range(1, 7))
def test_a_cycle_moves_every_layer_by_gradients_of_the_layers_as_they_were(depth, n):
    layers, X, T = draw(depth, n)
    _, dWs, dbs = backward(layers, forward(layers, X), T)
    new, loss = training_cycle(layers, X, T, lr=0.3)
    assert loss == mean_squared_error(predict(layers, X), T)  # before the update
    assert [layer.activation for layer in new] == [layer.activation for layer in layers]
    for layer, old, dW, db in zip(new, layers, dWs, dbs, strict=True):
        np.testing.assert_allclose(layer.W, old.W - 0.3 * dW, rtol=1e-14)
        np.testing.assert_allclose(layer.b, old.b - 0.3 * db, rtol=1e-14)


@pytest.mark.parametrize("depth", [1, 3, 6])
def test_training_leaves_the_network_it_started_from(depth):
    layers, X, T = draw(depth)
    before = [array.copy() for array in (X, T, *arrays(layers))]
    train(layers, X, T, lr=0.5, cycles=3)
    for one, other in zip(before, (X, T, *arrays(layers)), strict=True):
        np.testing.assert_array_equal(one, other)


def test_training_is_one_cycle_after_another_with_a_loss_for_each():
    layers, X, T = draw()
    trained, losses = train(layers, X, T, lr=0.5, cycles=4)
    expected = []
    for _ in range(4):
        layers, loss = training_cycle(layers, X, T, lr=0.5)
        expected.append(loss)
    assert losses == expected
    for one, other in zip(arrays(trained), arrays(layers), strict=True):
        np.testing.assert_array_equal(one, other)


def test_no_cycles_change_nothing():
    layers, X, T = draw()
    trained, losses = train(layers, X, T, lr=0.5, cycles=0)
    assert losses == []
    np.testing.assert_array_equal(predict(trained, X), predict(layers, X))


@pytest.mark.parametrize("depth", range(1, 7))
def test_small_steps_go_downhill_every_time(depth):
    layers, X, T = draw(depth)
    losses = train(layers, X, T, lr=0.01, cycles=20)[1]
    assert all(np.diff(losses) < 0)


@pytest.mark.parametrize(
    ("data", "cycles"),
    [(toy_data.xor, 1000), (toy_data.two_moons, 1000), (toy_data.spiral, 1500)],
)
def test_the_networks_of_the_lessons_learn_what_no_straight_line_can(data, cycles):
    X, T = data()
    rng = np.random.default_rng(0)
    start = random_network([2, 16, 16, 1], ["tanh", "tanh", "sigmoid"], rng)
    assert accuracy(start, X, T) < 0.9
    assert accuracy(train(start, X, T, lr=2.0, cycles=cycles)[0], X, T) > 0.95
