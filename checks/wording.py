"""What to say about an answer: from what was found out to a :class:`Verdict`."""

import numpy as np

from backprop.witness import WITNESSES, agreement
from checks.comparing import as_numbers
from checks.judging import judge_case
from checks.verdict import Verdict, with_article

UNKNOWN = "This is not one of the mistakes that we know; here are the numbers."
# What the stepper calls it, by exercise. It gets two samples and three outputs: with one of each,
# or as many of both, some mistakes do not show.
IN_THE_STEPPER = {
    "output_delta": "output_delta",
    "output_layer": "output_layer",
    "hidden_delta": "hidden_delta",
    "backward": "backward",
    "suspect_backward": "backward",
}
SAMPLES = "x=[[0.5, -1.0], [1.0, 0.5]], t=[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]"


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


def about_calls(exercise, cases, attempts, group=None, secret=False):
    """A verdict on a function, from one call for each case.

    Of ``secret`` cases the verdict does not say what was expected.
    """
    pairs = zip(cases, attempts, strict=True)
    results = [judge_case(exercise, case, tried, group) for case, tried in pairs]
    if not all(result.passed for result in results):
        return _failure(exercise, results, subject(exercise, group), group, secret)
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


def _failure(exercise, results, title, group, secret):
    from checks.diagnosing import diagnose  # a passing check does without

    failed = next(result for result in results if not result.passed)
    case, tried, difference = failed.case, failed.attempt, failed.difference
    mistake = diagnose(exercise, results, group)
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
            paragraphs.append(("There", _numbers(difference, secret)))
    if mistake:
        paragraphs += _about(mistake)
    elif difference and difference.kind in ("value", "shape"):
        paragraphs.append(("", UNKNOWN))
        if hint := exercise.hints.get(difference.output.partition("[")[0]):
            paragraphs.append(("Look at", hint))
    passed = [result.case.name for result in results if result.passed]
    if tried.returned is not None or tried.error:
        paragraphs.append(("Case", case.name + "."))
    if passed:
        paragraphs.append(("Right already", f"{len(passed)} of {len(results)} cases."))
    return Verdict(
        False,
        title,
        headline,
        (*paragraphs, *_remarks([failed])),
        _printed([failed]),
        misconception=mistake.name if mistake else None,
        pointer=_second_hint(exercise, mistake) if mistake else "",
        table=_table(results),
        look=_stepper(exercise, results),
    )


def _numbers(difference, secret):
    """How far off it is; of secret inputs no more than that, or the answer could be worked out."""
    if secret:
        return f"the relative error is about {difference.error:.0e}."
    return (
        f"expected {difference.expected:.6g}, received {difference.received:.6g} "
        f"(relative error {difference.error:.1e})."
    )


def _about(mistake):
    """What it looks like, with the first hint; then what is not a mistake of its own."""
    looks = f"{mistake.name}. {mistake.nudge}"
    if mistake.convention:
        looks = f"another convention: {mistake.name}. {mistake.belief} {mistake.nudge}"
    paragraphs = [("This looks like", looks)]
    if mistake.follows:
        verb = "follow" if len(mistake.follows) > 1 else "follows"
        outputs = " and ".join(mistake.follows)
        paragraphs.append(("Because of it", f"{outputs} only {verb} from {mistake.first}."))
    return paragraphs


def _second_hint(exercise, mistake):
    if not mistake.place:
        return mistake.pointer
    place = f"“{mistake.place.heading}”"
    if mistake.place.lesson != exercise.lesson:
        place += f" in lesson {mistake.place.lesson}"
    return f"{mistake.pointer} It is taught under {place}."


def _table(results):
    """A row for each case: what shape was due, what came, how far off it is."""
    return (("case", "", "shape due", "shape received", "relative error"), *map(_row, results))


def _row(result):
    name = result.case.name
    if result.passed:
        return name, "right", "", "", ""
    if result.attempt.error:
        return name, "stopped with an error", "", "", ""
    if result.attempt.changed:
        return name, "changed its input", "", "", ""
    if result.wrong is None:
        return name, "not what was asked for", "", "", ""
    due, received = np.shape(result.wrong.expected), as_numbers(result.wrong.received)[0]
    came = "" if received is None else str(received.shape)
    error = f"{result.difference.error:.0e}" if result.difference.kind == "value" else ""
    return name, f"{result.wrong.label} is wrong", str(due), came, error


def _stepper(exercise, results):
    """Code that opens the stepper where it goes wrong first; "" where it cannot show that."""
    failed = [result for result in results if not result.passed]
    differences = [result.difference for result in failed]
    wrong_values = all(one and one.kind == "value" for one in differences)
    if exercise.name not in IN_THE_STEPPER or not wrong_values:
        return ""
    own = f"{IN_THE_STEPPER[exercise.name]}={exercise.name}"
    return (
        "from backprop.widgets import BackpropStepper\n"
        f'BackpropStepper([2, 3, 3, 3], {SAMPLES}, {own}, step="first wrong")'
    )


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
