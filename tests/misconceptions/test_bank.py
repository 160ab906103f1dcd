"""The bank is identifiable, says what it has to say, and points at places that exist."""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from answers import onto

from backprop.exercises import EXERCISES
from backprop.misconceptions import BANK, MIXED_UP
from checks.calling import call

SOURCE = Path(__file__).parents[2] / "source"
ALL = [(name, one) for table in (BANK, MIXED_UP) for name in table for one in table[name]]
# The others are these inside a larger function: their numbers follow.
FORMULAS = [name for name in BANK if name not in ("output_layer", "train", "suspect_backward")]


def heading(lesson, cell_id):
    notebook = json.loads((SOURCE / lesson / f"{lesson}.ipynb").read_text())
    return "".join(next(c["source"] for c in notebook["cells"] if c["id"] == cell_id))


def flat(answer):
    """All numbers of an answer, and its shapes."""
    arrays = []
    onto(answer, lambda array: arrays.append(np.asarray(array, dtype=float)) or array)
    return [a.shape for a in arrays], np.concatenate([[0.0], *(a.ravel() for a in arrays)])


def numbers(name, way, seed):
    """What a way gives in every case; an error is a text."""
    with np.errstate(all="ignore"):
        tried = [call(way, case.inputs) for case in EXERCISES[name].cases(seed=seed)]
    assert not any(one.changed for one in tried)
    return [one.error or flat(one.returned) for one in tried]


def same(one, other):
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and isinstance(other, str)
    return one[0] == other[0] and np.allclose(
        one[1], other[1], rtol=1e-7, atol=1e-12, equal_nan=True
    )


def test_every_table_belongs_to_an_exercise(record_property):
    assert BANK.keys() | MIXED_UP.keys() <= EXERCISES.keys()
    for name in EXERCISES:
        record_property(f"misconceptions of {name}", len(BANK.get(name, ())))


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("seed", [0, 31])
def test_no_two_misconceptions_give_the_same_numbers(name, seed):
    """Nor does one give those of the reference. Two that stop with an error in every case differ
    in the sizes that do not fit."""
    found = [
        (one.name, numbers(name, way, seed))
        for one in (*BANK[name],)
        for way in (one.ways if len(BANK[name]) < 30 else one.ways[:1])
    ]
    found.append(("the reference", numbers(name, EXERCISES[name].reference, seed)))
    for (one, its), (other, others) in combinations(found, 2):
        alike = all(same(a, b) for a, b in zip(its, others, strict=True))
        assert one == other or not alike or its != others, (one, other)


@pytest.mark.parametrize("name", BANK)
def test_names_are_distinct(name):
    names = [one.name for one in (*BANK[name], *MIXED_UP[name])]
    assert len(names) == len(set(names))


def test_everything_that_is_said_is_a_sentence_and_the_nudge_asks():
    for name, one in ALL:
        assert one.belief.endswith("."), (name, one.name)
        assert one.pointer[-1] in ".?…", (name, one.name)
        assert "?" in one.nudge, (name, one.name)
        assert one.name[-1] not in ".?", (name, one.name)


def test_a_hint_does_not_give_the_line_away():
    lines = ("A_prev.T @", "@ W_next.T", "delta.sum(axis=0)", "/ (2 * n)", "* f_prime(Z)", "- lr *")
    for name, one in ALL:
        said = one.nudge + one.pointer
        assert not any(line in said for line in lines), (name, one.name)


def test_each_section_is_a_cell_with_that_heading():
    for section in {one.section for _, one in ALL}:
        assert section.heading in heading(section.lesson, section.cell), section
