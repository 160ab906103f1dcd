"""The cases do not lie: a wrong formula cannot pass them, and a right one does."""

from collections import Counter

import numpy as np
import pytest

from backprop.exercises import EXERCISES
from backprop.forward_pass import forward
from backprop.witness import WITNESSES
from checks.calling import call
from checks.judging import entries

SEEDS = range(5)
# Largest error relative to the largest entry: a central difference has about 9 digits, a complex
# step has all. An exercise whose reference has fewer digits itself has a larger tolerance.
CLOSE = {"central difference": 1e-6, "complex step": 1e-12}
EXERCISES_WITH_WITNESS = [name for name in EXERCISES if EXERCISES[name].witness]


def all_cases(exercise):
    return [case for seed in SEEDS for case in exercise.cases(seed=seed)]


def arrays(value):
    """Every array and every number in it, as one flat vector."""
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, np.ndarray | float | int):
        return np.ravel(value)
    if callable(value) or isinstance(value, str):
        return np.array([])
    return np.concatenate([np.array([]), *map(arrays, value)])


def expected_entries(exercise, case):
    expected = exercise.reference(**case.inputs)
    return list(entries(exercise, expected, expected))


def sizes(case):
    """The number of samples, where there are any, and every width from the input on."""
    match case.context | case.inputs:
        case {"layers": layers, "T": T}:
            return [len(T), *(len(layer.W) for layer in layers), T.shape[1]]
        case {"A_prev": A_prev, "W": W, "delta_next": delta_next}:
            return [len(A_prev), *W.shape, delta_next.shape[1]]
        case {"A_prev": A_prev, "W": W}:
            return [len(A_prev), *W.shape]
        case {"A": array} | {"W": array} | {"x": array}:
            return list(array.shape)


@pytest.fixture(params=EXERCISES)
def exercise(request):
    return EXERCISES[request.param]


def test_same_seed_same_cases(exercise):
    for one, other in zip(exercise.cases(seed=3), exercise.cases(seed=3), strict=True):
        assert (one.name, one.kind) == (other.name, other.kind)
        np.testing.assert_array_equal(arrays(one.inputs), arrays(other.inputs))


def test_another_seed_other_numbers(exercise):
    for one, other in zip(exercise.cases(seed=0), exercise.cases(seed=1), strict=True):
        assert not np.array_equal(arrays(one.inputs), arrays(other.inputs)), one.name


def test_two_random_cases_at_least_of_every_kind(exercise):
    assert min(Counter(case.kind for case in exercise.cases()).values()) >= 2


def test_every_group_has_cases_and_every_case_a_group(exercise):
    names = Counter(case.name for case in exercise.cases())
    grouped = Counter()
    for group in exercise.groups:
        assert len(exercise.cases(group)) >= 2
        grouped |= Counter(case.name for case in exercise.cases(group))
    assert grouped == names


def test_every_output_counts_in_some_group(exercise):
    for case in exercise.cases():
        for entry in expected_entries(exercise, case):
            place = entry.output, entry.index, entry.length
            assert any(exercise.counts(group, *place) for group in exercise.groups), entry.label


def test_references_are_finite_and_say_something(exercise):
    """Neither zeros nor one number for all, which a function might return without computing.

    A relu at its kink is switched off everywhere with a few seeds; not with 0, the one in use.
    """
    for case in [*exercise.cases(seed=0), *(c for c in all_cases(exercise) if c.smooth)]:
        for entry in expected_entries(exercise, case):
            value = np.asarray(entry.expected, dtype=float)
            assert np.isfinite(value).all(), (case.name, entry.label)
            assert value.any(), (case.name, entry.label)
            assert value.size == 1 or np.ptp(value) > 0, (case.name, entry.label)


@pytest.mark.parametrize("name", EXERCISES_WITH_WITNESS)
@pytest.mark.parametrize("witness", WITNESSES)
def test_witnesses_agree_with_the_reference(name, witness):
    exercise = EXERCISES[name]
    limit = max(CLOSE[witness], exercise.tolerance)
    cases = [case for case in all_cases(exercise) if case.smooth]
    assert cases
    for case in cases:
        said = exercise.witness(case, WITNESSES[witness])
        for entry in entries(exercise, exercise.reference(**case.inputs), said):
            largest = np.max(np.abs(entry.expected))
            error = np.max(np.abs(entry.received - entry.expected)) / largest
            assert error < limit, (case.name, entry.label)


def test_caches_come_from_a_forward_pass(exercise):
    """A = f(Z) everywhere, and Z = A_prev @ W + b wherever no entry was moved to the kink."""
    for case in all_cases(exercise):
        match case.context | case.inputs:
            case {"layers": layers, "cache": cache}:
                again = forward(layers, cache.A[0])
                np.testing.assert_array_equal(arrays(cache), arrays(again))
            case {"A_prev": A_prev, "W": W, "b": b, "Z": Z, "A": A, "f": f}:
                np.testing.assert_array_equal(A, f(Z))
                moved = A_prev @ W + b != Z
                assert not moved.any() if case.smooth else moved.sum() == 2, case.name


def test_biases_are_not_zero(exercise):
    """One of many may be, when it is rounded: that hides nothing."""
    for case in all_cases(exercise):
        match case.context | case.inputs:
            case {"layers": layers}:
                assert all(layer.b.any() for layer in layers)
            case {"b": b}:
                assert b.any()


def test_distinct_and_equal_sizes_are_both_there(exercise):
    """Of distinct sizes a transposed matrix has a wrong shape, of equal ones wrong values."""
    drawn = [sizes(case) for case in exercise.cases()]
    assert sum(len(set(one)) == len(one) > 1 for one in drawn) >= 1
    assert any(len(one) > 1 and len(set(one[1:])) == 1 for one in drawn)


def test_one_sample_and_many_are_both_there(exercise):
    counts = {exercise.samples(case) for case in exercise.cases()}
    if exercise.samples_in:
        assert 1 in counts
        assert len(counts) >= 3


def transposed(inputs):
    """The inputs with every weight matrix transposed; only of use in a square network."""
    flipped = {name: array.T for name, array in inputs.items() if name in ("W", "W_next")}
    if "layers" in inputs:
        flipped["layers"] = [layer._replace(W=layer.W.T) for layer in inputs["layers"]]
    return inputs | flipped


@pytest.mark.parametrize(
    "name",
    ["weighted_sum", "hidden_delta", "backward", "suspect_backward", "training_cycle", "train"],
)
def test_transposed_weights_give_another_answer_in_a_square_network(name):
    exercise, compared = EXERCISES[name], 0
    for case in all_cases(exercise):
        widths = sizes(case)[1:]
        if len(set(widths)) == 1 < len(widths):
            right = arrays(exercise.reference(**case.inputs))
            wrong = arrays(exercise.reference(**transposed(case.inputs)))
            assert not np.allclose(right, wrong, rtol=1e-3), case.name
            compared += 1
    assert compared >= len(SEEDS)


@pytest.mark.parametrize("name", ["weight_gradient", "output_layer"])
def test_a_square_weight_gradient_is_not_symmetric(name):
    for case in all_cases(EXERCISES[name]):
        for entry in expected_entries(EXERCISES[name], case):
            if entry.output == "dW" and len(set(entry.expected.shape)) == 1:
                assert not np.allclose(entry.expected, entry.expected.T, rtol=1e-3), case.name


def test_a_function_gets_copies(exercise):
    """What one student's function does to its inputs cannot reach the reference."""

    def spoil(*given):
        for value in given:
            for array in value if isinstance(value, list | tuple) else [value]:
                if isinstance(array, np.ndarray):
                    array *= 0
        if isinstance(given[0], list):
            given[0].clear()

    for case in exercise.cases():
        before = arrays(case.inputs)
        assert call(spoil, case.inputs).changed
        np.testing.assert_array_equal(arrays(case.inputs), before)
