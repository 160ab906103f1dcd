"""``check("name", answer)``: the one function of this package that students call."""

import difflib
import sys
from inspect import signature

import numpy as np

from backprop.checking.attempt import attempt
from backprop.checking.judgement import judge_case
from backprop.checking.verdict import CheckFailed, Verdict, with_article
from backprop.checking.witness import WITNESSES, agreement


def check(name, answer, group=None):
    """Check an answer, a function or a value, and say what is right or what to look at.

    Raises :class:`CheckFailed`, an AssertionError, when it is not right: that is what nbgrader's
    Validate button and autograding look for.
    """
    verdict = _verdict(name, answer, group)
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
    subject = f"{name} · {group}" if group and len(asked.groups) > 1 else name
    if name in EXERCISES:
        return judge_function(asked, answer, group, subject)
    return judge_answer(asked, answer, group, subject)


def judge_answer(question, answer, group, subject):
    """A verdict on an answer in words, a sorting or an ordering."""
    groups = [group] if group else list(question.groups)
    reactions = [question.react(answer, one) for one in groups]
    if None in reactions:
        return Verdict(False, subject, "No answer yet: write it between the quotes, run the cell.")
    passed = all(reaction.right for reaction in reactions)
    shown = [reaction.text for reaction in reactions if passed or not reaction.right]
    return Verdict(passed, subject, shown[0], tuple(("", text) for text in shown[1:]))


def judge_function(exercise, function, group, subject):
    """A verdict on a function: it is called with every case of the group."""
    if problem := _not_the_function(exercise, function):
        return Verdict(False, subject, problem)
    results = []
    for case in exercise.cases(group):
        results.append(judge_case(exercise, case, attempt(function, case.inputs), group))
    failed = [result for result in results if not result.passed]
    if failed:
        return _failure(exercise, results, failed[0], group, subject)
    return _success(exercise, results, group, subject)


def _not_the_function(exercise, function):
    if not callable(function):
        given = with_article(type(function).__name__)
        return (
            f"Give the function itself, {exercise.name} without parentheses; "
            f"this is {given}. Has the cell that defines it been run?"
        )
    try:
        parameters = signature(function)
    except (TypeError, ValueError):
        return ""
    expected = signature(exercise.reference).parameters
    try:
        parameters.bind(*expected)
    except TypeError:
        return f"It is called as {exercise.signature}, and yours is defined with {parameters}."
    return ""


def _success(exercise, results, group, subject):
    count = len(results)
    largest = max(result.error for result in results)
    exactness = f"largest relative error {largest:.0e}" if largest else "to the last digit"
    paragraphs = []
    followed = dict.fromkeys(output for result in results for output in result.followed)
    if followed:
        first = exercise.outputs[0]
        source = f"{first}[-1]" if first in followed else first
        exactness = f"for your own {source}"
        paragraphs.append(
            (
                "But",
                f"{' and '.join(followed)} only fit your own {source}, where something is not "
                "right yet. It costs points there, not here.",
            )
        )
    distances = agreement(exercise, results, group)
    if distances and not followed:
        said = " and ".join(f"a {name} ({distances[name]:.0e})" for name in WITNESSES)
        paragraphs.append(("Witnesses", f"{said} of the loss agree; they know no chain rule."))
    return Verdict(
        True,
        subject,
        f"{count} of {count} cases right, {exactness}.",
        (*paragraphs, *_remarks(results)),
        _printed(results),
    )


def _failure(exercise, results, failed, group, subject):
    case, tried, difference = failed.case, failed.attempt, failed.difference
    paragraphs = []
    if tried.error:
        headline = tried.error
        if tried.line:
            paragraphs.append(("In your", tried.line))
        paragraphs.append(("Its inputs were", _shapes(case.inputs)))
    elif tried.changed:
        headline = f"It changed its input {tried.changed}. Others still need it: work on a copy."
    else:
        headline = difference.sentence
        if difference.kind == "value":
            paragraphs.append(
                (
                    "There",
                    f"expected {difference.expected:.6g}, received {difference.received:.6g} "
                    f"(relative error {difference.error:.1e}).",
                )
            )
        hint = exercise.hints.get(difference.output.partition("[")[0])
        if hint and difference.kind in ("value", "shape"):
            paragraphs.append(("Look at", hint))
    passed = [result.case.name for result in results if result.passed]
    if tried.returned is not None or tried.error:
        paragraphs.append(("Case", case.name + "."))
    if passed:
        paragraphs.append(("Right already", f"{len(passed)} of {len(results)} cases."))
    return Verdict(False, subject, headline, (*paragraphs, *_remarks([failed])), _printed([failed]))


def _shapes(inputs):
    return ", ".join(
        f"{name} {value.shape}" if isinstance(value, np.ndarray) else name
        for name, value in inputs.items()
    )


def _remarks(results):
    warned = dict.fromkeys(text for result in results for text in result.attempt.warned)
    return tuple(("NumPy warned", text) for text in list(warned)[:2])


def _printed(results):
    return next((result.attempt.printed for result in results if result.attempt.printed), "")
