"""A wrong answer gets the name of its mistake; what is not known gets none."""

import math
import time

import numpy as np
import pytest
from answers import diagnose, diagnosed, onto, results
from mutants import TEXTS, mutants
from wrong_ways import WRONG_WAYS

from backprop.exercises import EXERCISES
from backprop.exercises.random_inputs import one_layer, targets, values
from backprop.misconceptions import BANK
from backprop.output_layer import output_delta
from checks.exercise import Case

SECRET = 2**200 + 12345
# Made of the others, and slow: of each so many misconceptions one is tried.
COMPOSED = {
    "output_layer": 2,
    "backward": 3,
    "suspect_backward": 9,
    "training_cycle": 3,
    "train": 5,
}


def banked(name, start=0):
    """(misconception's name, way)"""
    for one in BANK[name][start :: COMPOSED.get(name, 1)]:
        for way in one.ways[:1] if name in COMPOSED else one.ways:
            yield one.name, way


@pytest.mark.parametrize("name", BANK)
def test_every_misconception_is_diagnosed_as_itself(name):
    for known, way in banked(name):
        assert diagnosed(name, way) == known


@pytest.mark.parametrize("name", BANK)
def test_with_secret_inputs_too(name):
    for known, way in banked(name, start=1):
        assert diagnosed(name, way, seed=SECRET) == known


@pytest.mark.parametrize("name", BANK)
def test_in_each_check_of_its_own_nothing_else_is_named(name):
    """A check of some cases, or some outputs, may not tell all apart: then it names all."""
    for known, way in list(banked(name))[::2]:
        for group in EXERCISES[name].groups:
            said = diagnosed(name, way, group)
            facts = ("right", None, "right numbers, other shape", "nothing but zeros")
            assert said in facts or known in said.split(", or "), (group, known)


def one_size(name, n, rng):
    """Three cases of a formula with n samples."""
    for _ in range(3):
        d_in, d_out = (int(d) for d in rng.choice(range(2, 8), size=2, replace=False))
        drawn = one_layer(rng, n, d_in, d_out, rng.choice(["sigmoid", "tanh"]))
        drawn["T"] = targets(rng, n, d_out)
        drawn["delta"] = output_delta(drawn["A"], drawn["T"], drawn["Z"], drawn["f_prime"])
        drawn["delta_next"], drawn["W_next"] = values(rng, n, 3), values(rng, d_out, 3)
        parameters = EXERCISES[name].signature.partition("(")[2].rstrip(")").split(", ")
        yield Case(f"{n} samples", "batch", {p: drawn[p] for p in parameters})


SIZED = [
    "weighted_sum",
    "mean_squared_error",
    "mean_squared_error_gradient",
    "output_delta",
    "weight_gradient",
    "bias_gradient",
    "hidden_delta",
    "output_layer",
]


@pytest.mark.parametrize("name", SIZED)
@pytest.mark.parametrize("n", [1, 2, 3, 8, 64])
def test_batches_of_any_size(name, n):
    """Those of one sample, or without a square matrix, leave some as they are or raise errors."""
    for known, way in list(banked(name))[::2]:
        cases = list(one_size(name, n, np.random.default_rng(n)))
        said = diagnosed(name, way, cases=cases)
        wrong = [r for r in results(name, way, cases=cases) if not r.passed]
        if n > 1 and len(wrong) == 3 and not any(r.call.error for r in wrong):
            assert known in str(said).split(", or "), (n, known, said)


def single(array):
    return np.asarray(array, dtype=np.float32)


@pytest.mark.parametrize("name", [n for n in SIZED if n not in COMPOSED] + ["gradient_step"])
def test_answers_in_single_precision(name):
    for known, way in banked(name):
        said = diagnosed(name, lambda *given, way=way: onto(way(*given), single))
        assert known in str(said).split(", or "), (known, said)


# What is not known.


def random_changes(rng):
    """Wrong in ways that no formula has."""
    a, b = rng.uniform(0.3, 2, size=2)
    return {
        "noise": lambda x: x + rng.normal(size=x.shape) * np.max(np.abs(x)) * 0.1**a,
        "random numbers": lambda x: rng.normal(size=x.shape),
        "a smooth change": lambda x: x * (1 + 0.5 * np.sin(a * x + b)),
        "tanh": lambda x: np.tanh(a * x) + 0.1 * b,
        "a polynomial": lambda x: x + a * x**2 + 0.03 * b,
        "exp": lambda x: np.exp(a * x) - b,
        "shifted": lambda x: x + a,
        "a power": lambda x: np.sign(x) * np.abs(x) ** (1 + a),
    }


@pytest.mark.parametrize("name", EXERCISES)
def test_an_unknown_error_has_no_name(name):
    """16 for each of the 14 exercises: 224 random wrong functions."""
    reference = EXERCISES[name].reference
    for seed in range(2):
        for kind, change in random_changes(np.random.default_rng(seed)).items():
            said = diagnosed(name, lambda *given, c=change: onto(reference(*given), c))
            assert said is None, (kind, said)


@pytest.mark.parametrize("name", EXERCISES)
def test_one_wrong_case_is_not_enough(name):
    found = results(name, lambda *given: onto(EXERCISES[name].reference(*given), np.negative))
    exercise, right = EXERCISES[name], results(name, EXERCISES[name].reference)
    assert diagnose(exercise, found) is not None
    assert diagnose(exercise, [found[0], *right[1:]]) is None


@pytest.mark.parametrize("name", ["mean_squared_error", "bias_gradient", "output_layer"])
def test_nothing_that_is_returned_makes_it_stumble(name):
    strange = [None, ..., 7, math.nan, "x", [], {}, b"x", [[1], [2, 3]], np.ones(0), 1e308, 1j]
    strange += [np.full((2, 2), np.inf), np.ma.masked_array([1.0]), np.array([None]), print, [None]]
    strange += [(None, None), (1, 2, 3), ([], [], []), ([1], [2], [3]), np.ones((2, 3, 4))]
    for answer in strange:
        diagnosed(name, lambda *given, answer=answer: answer)
        diagnosed(name, lambda *given, answer=answer: (answer, answer))
        diagnosed(name, lambda *given, answer=answer: (answer, answer, answer))


# What is made of slips. The bug hunt's formulas are those of the backward pass.
SLIPS = [name for name in TEXTS if name != "suspect_backward"]


@pytest.fixture(scope="module")
def slips():
    """By exercise: the diagnoses of its mutants that change the result."""
    found = {}
    for name in SLIPS:
        reference = EXERCISES[name].reference
        for text, mutant in mutants(name, most=60 if name == "numerical_gradient" else 44):
            errors = {r.call.error[:34] for r in results(name, mutant) if r.call.error}
            if any("TypeError" in error or "AttributeError" in error for error in errors):
                continue  # a program that does not even start to be one
            said = diagnosed(name, mutant)
            if said == "right":
                assert all(
                    np.allclose(one, other, rtol=1e-6)
                    for case in EXERCISES[name].cases(seed=SECRET)
                    for one, other in zip(
                        flat(mutant(*case.inputs.values())),
                        flat(reference(*case.inputs.values())),
                        strict=True,
                    )
                ), text  # none that changes the result passes
            else:
                found.setdefault(name, []).append(said)
    return found


def flat(answer):
    arrays = []
    onto(answer, lambda array: arrays.append(array) or array)
    return arrays


@pytest.mark.parametrize("name", SLIPS)
def test_no_slip_passes_and_most_are_named(slips, name):
    said = slips[name]
    assert len(said) >= 40
    assert sum(one is not None for one in said) >= 0.6 * len(said)


def test_seven_of_ten_slips_are_named_and_more(slips):
    said = [one for found in slips.values() for one in found]
    assert sum(one is not None for one in said) >= 0.7 * len(said)


@pytest.mark.parametrize(
    ("name", "way", "said"),
    [
        ("backward", "f' forgotten in hidden layers", "activation derivative forgotten in hidden"),
        ("backward", "wrong at the output and in the biases", "activation derivative forgotten at"),
        ("suspect_backward", "neither mistake repaired", "derivative taken at A instead of Z"),
        ("suspect_backward", "bias not repaired", "averaged instead of summed in the bias"),
        ("output_layer", "wrong delta and wrong bias", "activation derivative forgotten"),
        ("output_layer", "gradients in the other order", "results in another order"),
        ("gradient_step", "cut to the dtype of W", "fractions cut off"),
        ("gradient_step", "given arrays changed in place", "input changed in place"),
        ("bias_gradient", "dimension kept", "right numbers, other shape"),
        ("train", "losses rounded", "rounded"),
        ("weighted_sum", "result transposed", "samples as columns: transposed"),
    ],
)
def test_the_first_thing_that_goes_wrong_is_named(name, way, said):
    assert str(diagnosed(name, WRONG_WAYS[name][way].function)).startswith(said)


@pytest.mark.parametrize(
    ("name", "way", "first", "follows"),
    [
        ("output_layer", "f' forgotten", "delta", ("dW", "db")),
        ("output_layer", "wrong delta and wrong bias", "delta", ("dW",)),
        ("suspect_backward", "neither mistake repaired", "deltas[0]", ("dWs",)),
        ("output_layer", "bias averaged", "db", ()),
    ],
)
def test_what_only_follows_is_said_to(name, way, first, follows):
    mistake = diagnose(EXERCISES[name], results(name, WRONG_WAYS[name][way].function))
    assert (mistake.first, mistake.follows) == (first, follows)


def test_a_convention_is_told_apart_from_a_mistake():
    found = results("mean_squared_error", lambda A, T: np.sum((A - T) ** 2) / len(A))
    assert diagnose(EXERCISES["mean_squared_error"], found).convention


@pytest.mark.alone
@pytest.mark.parametrize("name", ["train", "backward", "output_layer"])
def test_it_takes_little_longer_than_judging(name, record_property):
    """Of an error that is not known: there is the most to try."""
    reference = EXERCISES[name].reference

    def wrong(*given):
        return onto(reference(*given), lambda x: x + np.sin(x))

    def seconds(work):
        start = time.process_time()
        work()
        return time.process_time() - start

    failed = results(name, wrong)
    judging = min(seconds(lambda: results(name, wrong)) for _ in range(5))
    diagnosing = min(seconds(lambda: diagnose(EXERCISES[name], failed)) for _ in range(5))
    record_property(f"diagnosing {name}, in times of judging it", f"{diagnosing / judging:.0f}")
    assert diagnosing < 50 * judging
