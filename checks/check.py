"""``check("name", answer)``: the one function of this package that students call."""

import difflib
import os
import sys
from dataclasses import replace
from inspect import signature
from unittest.mock import patch

from backprop.lessons import not_there, withheld
from checks.calling import attempt
from checks.verdict import CheckFailed, Verdict

INPUTS = "BACKPROP_INPUTS"  # while grading, where this file is


def check(name, answer, group=None):
    """Check an answer, a function or a value, and say what is right or what to look at.

    Raises :class:`CheckFailed`, an AssertionError, when it is not right: that is what nbgrader's
    Validate button looks for. While grading, nothing is judged here: the answer is reported.
    """
    if INPUTS in os.environ:
        from checks.reporting import report

        return report(os.environ[INPUTS], name, answer, group)
    verdict = _first_hint_first((str(name), str(group)), _verdict(name, answer, group))
    in_notebook = "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None
    if in_notebook:
        from IPython.display import display

        display(verdict)
    if not verdict.passed:
        raise CheckFailed(verdict)
    if not in_notebook:
        print(verdict)


def _verdict(name, answer, group):
    from backprop.exercises import ALL, EXERCISES
    from checks import wording

    if not isinstance(name, str):
        return Verdict(
            False,
            "check(…)",
            'Its first argument is a name in quotes: check("weighted_sum", weighted_sum).',
        )
    if name not in ALL:
        near = difflib.get_close_matches(name, ALL, n=1)
        meant = f' Did you mean "{near[0]}"?' if near else ""
        return Verdict(False, f'check("{name}", …)', f"There is no exercise of that name.{meant}")
    asked = ALL[name]
    if group is not None and group not in list(asked.groups):
        groups = ", ".join(f'"{known}"' for known in asked.groups)
        return Verdict(False, name, f'It has no group "{group}", only {groups}.')
    if name not in EXERCISES:
        return wording.about_answer(asked, answer, group)
    if not callable(answer):
        return wording.not_a_function(asked, type(answer).__name__, group)
    cases = asked.cases(group)
    if parameters := does_not_take(answer, len(cases[0].inputs)):
        return wording.other_parameters(asked, parameters, group)
    with withheld_from(asked.lesson):
        attempts = [attempt(answer, case.inputs) for case in cases]
    return wording.about_calls(asked, cases, attempts, group)


_hinted = {}  # by name and group of a check: the mistake that a hint was given about


def _first_hint_first(asked, verdict):
    """Without the second hint, until the same check fails with the same mistake once more."""
    if verdict.passed:
        _hinted.pop(asked, None)
    elif verdict.misconception and _hinted.get(asked) != verdict.misconception:
        _hinted[asked] = verdict.misconception
        return replace(verdict, pointer="")
    return verdict


def withheld_from(lesson):
    """Until the ``with`` ends, ``backprop`` lacks what it lacks while this lesson is graded."""
    import backprop

    def without_body(name):
        def function(*given, **options):
            raise RuntimeError(not_there(name))

        return function

    modules = {f"backprop.{module}" for module in withheld(lesson)}
    names = [n for n, f in vars(backprop).items() if getattr(f, "__module__", "") in modules]
    functions = [name for name in names if not isinstance(vars(backprop)[name], type)]
    return patch.multiple(backprop, **{name: without_body(name) for name in functions})


def does_not_take(function, count):
    """The function's parameters as text, if it cannot be called with so many values; else ""."""
    try:
        parameters = signature(function)
    except (TypeError, ValueError):
        return ""
    try:
        parameters.bind(*range(count))
    except TypeError:
        return str(parameters)
    return ""
