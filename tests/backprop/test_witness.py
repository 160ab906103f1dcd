"""The witnesses know no chain rule, so they notice a wrong formula by themselves."""

import pytest

from backprop.exercises import EXERCISES
from backprop.witness import WITNESSES, agreement
from checks.calling import call
from checks.judging import judge_call

WITNESSED = [name for name, exercise in EXERCISES.items() if exercise.witness]


def distances(name, function):
    exercise = EXERCISES[name]
    results = [judge_call(exercise, case, call(function, case.inputs)) for case in exercise.cases()]
    return agreement(exercise, results)


@pytest.mark.parametrize("name", WITNESSED)
def test_both_agree_with_a_right_answer(name):
    found = distances(name, EXERCISES[name].reference)
    assert list(found) == list(WITNESSES)
    assert found["central difference"] < 1e-7
    # The numerical gradient's own reference has no more digits than a central difference.
    assert found["complex step"] < (1e-8 if name == "numerical_gradient" else 1e-12)


def test_both_are_far_from_a_wrong_formula():
    def without_slope(A, T, Z, f_prime):
        return (A - T) / len(T)

    assert min(distances("output_delta", without_slope).values()) > 0.1


def test_an_exercise_without_a_gradient_has_none():
    assert distances("weighted_sum", EXERCISES["weighted_sum"].reference) == {}
