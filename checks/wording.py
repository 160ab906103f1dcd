"""What to say about an answer: from the results of judging to a verdict."""

import numpy as np

from checks.comparing import as_numbers, with_article
from checks.verdict import Verdict

UNKNOWN = "This is not one of the mistakes that we know."


def subject(asked, group):
    """What the verdict is about: the exercise, and its group if it has several."""
    return f"{asked.name} · {group}" if group and len(asked.groups) > 1 else asked.name


def about_answer(question, answer, group=None):
    """A verdict on an answer in words, a sorting or an ordering."""
    groups = [group] if group else list(question.groups)
    reactions = [question.react(answer, name) for name in groups]
    title = subject(question, group)
    if None in reactions:
        return Verdict(False, title, "No answer yet: run the cell above and answer there.")
    passed = all(reaction.right for reaction in reactions)
    shown = [reaction.text for reaction in reactions if passed or not reaction.right]
    return Verdict(passed, title, shown[0], tuple(("", text) for text in shown[1:]))


def about_calls(course, exercise, results, mistake, group=None, secret=False):
    """A verdict on a function, from the results of :func:`checks.judging.judge`.

    ``mistake`` is what :func:`checks.diagnosing.diagnose` found. Of ``secret`` cases the verdict
    does not say what was expected.
    """
    if all(result.passed for result in results):
        return _success(course, exercise, results, group)
    return _failure(exercise, results, mistake, group, secret)


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


def _success(course, exercise, results, group):
    count = len(results)
    largest = max(result.error for result in results)
    exactness = f"largest relative error {largest:.0e}" if largest else "to the last digit"
    headline = f"{count} of {count} cases right, {exactness}."
    paragraphs = []
    if followed := dict.fromkeys(output for result in results for output in result.followed):
        first = exercise.outputs[0]
        source = f"{first}[-1]" if first in followed else first
        headline = f"{count} of {count} cases right, for your own {source}."
        paragraphs.append(
            (
                "But",
                f"{' and '.join(followed)} only fit your own {source}, where something is not "
                "right yet. It costs points there, not here.",
            )
        )
    elif exercise.exact:
        headline = f"{count} of {count} cases right."
    elif sentence := course.confirmed_by(exercise, results, group):
        paragraphs.append(("Witnesses", sentence))
    return Verdict(
        True,
        subject(exercise, group),
        headline,
        (*paragraphs, *_remarks(results)),
        _printed(results),
    )


def _failure(exercise, results, mistake, group, secret):
    failed = next(result for result in results if not result.passed)
    case, call, difference = failed.case, failed.call, failed.difference
    paragraphs = []
    if call.error:
        headline = call.error
        if call.line:
            paragraphs.append(("In your", call.line))
        plain_values = exercise.exact and not secret
        inputs = _values(case.inputs) if plain_values else _shapes(case.inputs)
        paragraphs.append(("Its inputs were", inputs))
    elif call.changed:
        headline = f"It changed its input {call.changed}. Others still need it: work on a copy."
    else:
        headline = difference.sentence
        if difference.kind == "value":
            paragraphs.append(("There", _numbers(difference, secret)))
        elif difference.kind == "exact value" and not secret:
            paragraphs.append(("There", _exact_values(difference)))
            paragraphs.append(("Its inputs were", _values(case.inputs)))
    if mistake:
        paragraphs += _about(mistake)
    elif difference and difference.kind in ("value", "shape", "exact value"):
        paragraphs.append(("", UNKNOWN))
        if hint := exercise.hints.get(difference.output.partition("[")[0]):
            paragraphs.append(("Look at", hint))
    passed = [result.case.name for result in results if result.passed]
    if call.returned is not None or call.error:
        paragraphs.append(("Case", case.name + "."))
    if passed:
        paragraphs.append(("Right already", f"{len(passed)} of {len(results)} cases."))
    return Verdict(
        False,
        subject(exercise, group),
        headline,
        (*paragraphs, *_remarks([failed])),
        _printed([failed]),
        misconception=mistake.name if mistake else None,
        pointer=_second_hint(exercise, mistake) if mistake else "",
        table=_table(results),
        look=exercise.see_it(exercise, results) if exercise.see_it else "",
    )


def _numbers(difference, secret):
    """How far off the number is. Of secret inputs no more, or the answer could be worked out."""
    if secret:
        return f"the relative error is about {difference.error:.0e}."
    return (
        f"expected {difference.expected:.6g}, received {difference.received:.6g} "
        f"(relative error {difference.error:.1e})."
    )


def _exact_values(difference):
    return f"expected {_short(difference.expected)}, received {_short(difference.received)}."


def _values(inputs):
    return ", ".join(f"{name} = {_short(value)}" for name, value in inputs.items()) + "."


def _short(value, most=200):
    text = repr(value)
    return text if len(text) <= most else f"{text[:most]}…"


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
    if not mistake.section:
        return mistake.pointer
    section = f"“{mistake.section.heading}”"
    if mistake.section.lesson != exercise.lesson:
        section += f" in lesson {mistake.section.lesson}"
    return f"{mistake.pointer} It is taught under {section}."


def _table(results):
    """A row for each case: which shape was due, which was received, how far off it is."""
    return (("case", "", "shape due", "shape received", "relative error"), *map(_row, results))


def _row(result):
    name = result.case.name
    if result.passed:
        return name, "right", "", "", ""
    if result.call.error:
        return name, "stopped with an error", "", "", ""
    if result.call.changed:
        return name, "changed its input", "", "", ""
    if result.wrong is None:
        return name, "not what was asked for", "", "", ""
    wrong = f"{result.wrong.label} is wrong"
    if result.difference.kind in ("exact value", "type"):
        return name, wrong, "", "", ""
    received = as_numbers(result.wrong.received)[0]
    shape_received = "" if received is None else str(received.shape)
    error = f"{result.difference.error:.0e}" if result.difference.kind == "value" else ""
    return name, wrong, str(np.shape(result.wrong.expected)), shape_received, error


def _shapes(inputs):
    return ", ".join(
        f"{name} {value.shape}" if isinstance(value, np.ndarray) else name
        for name, value in inputs.items()
    )


def _remarks(results):
    warned = dict.fromkeys(text for result in results for text in result.call.warned)
    return tuple(("NumPy warned", text) for text in list(warned)[:2])


def _printed(results):
    return next((result.call.printed for result in results if result.call.printed), "")
