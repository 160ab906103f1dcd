"""What to say about an answer: from what was found out to a :class:`Verdict`."""

import numpy as np

from backprop.checking.judgement import judge_case
from backprop.checking.verdict import Verdict, with_article
from backprop.checking.witness import WITNESSES, agreement

NEARLY = 1e-4  # in parts of the largest entry; a wrong formula is farther off


def subject(asked, group):
    """What the verdict is about: the exercise, and its group if it has several."""
    return f"{asked.name} · {group}" if group and len(asked.groups) > 1 else asked.name


def about_answer(question, answer, group=None):
    """A verdict on an answer in words, a sorting or an ordering."""
    groups = [group] if group else list(question.groups)
    reactions = [question.react(answer, one) for one in groups]
    title = subject(question, group)
    if None in reactions:
        return Verdict(False, title, "No answer yet: run the cell above and answer there.")
    passed = all(reaction.right for reaction in reactions)
    shown = [reaction.text for reaction in reactions if passed or not reaction.right]
    return Verdict(passed, title, shown[0], tuple(("", text) for text in shown[1:]))


def about_calls(exercise, cases, attempts, group=None):
    """A verdict on a function, from one call for each case."""
    pairs = zip(cases, attempts, strict=True)
    results = [judge_case(exercise, case, tried, group) for case, tried in pairs]
    failed = [result for result in results if not result.passed]
    if failed:
        return _failure(exercise, results, failed[0], subject(exercise, group))
    return _success(exercise, results, group)


def not_a_function(exercise, kind, group=None):
    """A verdict on something that cannot be called; ``kind`` is the name of its type."""
    return Verdict(
        False,
        subject(exercise, group),
        f"Give the function itself, {exercise.name} without parentheses; "
        f"this is {with_article(kind)}. Has the cell that defines it been run?",
    )


def other_parameters(exercise, parameters, group=None):
    """A verdict on a function that cannot be called with what it would be given."""
    return Verdict(
        False,
        subject(exercise, group),
        f"It is called as {exercise.signature}, and yours is defined with {parameters}.",
    )


def _success(exercise, results, group):
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
        subject(exercise, group),
        f"{count} of {count} cases right, {exactness}.",
        (*paragraphs, *_remarks(results)),
        _printed(results),
    )


def _failure(exercise, results, failed, title):
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
        if nearly_right(results):
            paragraphs.append(
                (
                    "Nearly",
                    "All of it is as close as a finite difference or rounded numbers come. "
                    "The formula gives all digits.",
                )
            )
        elif hint and difference.kind in ("value", "shape"):
            paragraphs.append(("Look at", hint))
    passed = [result.case.name for result in results if result.passed]
    if tried.returned is not None or tried.error:
        paragraphs.append(("Case", case.name + "."))
    if passed:
        paragraphs.append(("Right already", f"{len(passed)} of {len(results)} cases."))
    return Verdict(False, title, headline, (*paragraphs, *_remarks([failed])), _printed([failed]))


def nearly_right(results):
    """Whether whatever is wrong is so only in its last digits, in every case."""
    wrong = [result.difference for result in results if not result.passed]
    return all(one and one.kind == "value" and one.distance < NEARLY for one in wrong)


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
