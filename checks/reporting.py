"""``check`` while a notebook is graded: call the function on the given inputs, report what it says.

Here, next to the student's code, there is nothing to find: neither what is expected nor what an
answer is worth. Both are known only to the process that reads the report.
"""

import json

from checks.calling import Attempt, attempt
from checks.check import does_not_take
from checks.json_values import NotAValue, decode, encode, plain_text
from checks.value_types import read_inputs

MIME = "application/vnd.backprop.report+json"
TEXTS = {"error": 500, "line": 300, "printed": 3_000, "changed": 200}  # longest of each
MOST_WARNINGS = 5


def report(file, name, answer, group=None):
    """Display what came of one ``check``; whoever grades reads it from the notebook.

    ``file`` holds the inputs: by exercise, its cases and which of them belong to each group.
    """
    from IPython.display import display

    with open(file) as opened:
        exercise = json.load(opened).get(name)
    content = {"exercise": name, "group": group} | _answer(exercise, answer, group)
    display({MIME: content, "text/plain": f"{name}: reported."}, raw=True)


def _answer(exercise, answer, group):
    if exercise is None:
        return {"value": _encoded(answer)[0]}
    if not callable(answer):
        return {"not a function": type(answer).__name__[:60]}
    chosen = exercise["groups"][group] if group else range(len(exercise["cases"]))
    cases = [read_inputs(exercise["cases"][number]) for number in chosen]
    if parameters := does_not_take(answer, len(cases[0])):
        return {"other parameters": parameters[:300]}
    return {"calls": [_written(attempt(answer, inputs)) for inputs in cases]}


def _written(tried):
    returned, problem = _encoded(tried.returned)
    texts = {name: getattr(tried, name)[:most] for name, most in TEXTS.items()}
    texts["error"] = texts["error"] or problem
    warned = [text[:300] for text in tried.warned[:MOST_WARNINGS]]
    return {"returned": returned, "warned": warned} | texts


def _encoded(value):
    """(JSON, "") or (null, why not): an object of the student's own may do anything."""
    try:
        return encode(value), ""
    except NotAValue as problem:
        return None, str(problem)
    except Exception as problem:
        return None, f"What it returns cannot be read ({type(problem).__name__})."


def read_report(content, exercise, group, cases):
    """(kind, what was reported), where kind is one of "value", "calls", "not a function", …

    ``cases``: how many calls there have to be. Anything else than what :func:`report` writes about
    this exercise and group is a :class:`~checks.json_values.NotAValue`.
    """
    if not isinstance(content, dict):
        raise NotAValue("a report has to be an object")
    if (content.get("exercise"), content.get("group")) != (exercise, group):
        raise NotAValue("a report on something else")
    (kind,) = content.keys() - {"exercise", "group"} if len(content) == 3 else (None,)
    said = content.get(kind)
    if kind == "value" and not cases:
        return kind, decode(said)
    if kind in ("not a function", "other parameters") and cases and isinstance(said, str):
        return kind, plain_text(said, 300).strip() or "object"
    if kind == "calls" and isinstance(said, list) and len(said) == cases:
        return kind, [_read_attempt(one) for one in said]
    raise NotAValue("not the report that was asked for")


def _read_attempt(data):
    if not isinstance(data, dict) or data.keys() != TEXTS.keys() | {"returned", "warned"}:
        raise NotAValue("not the report on a call")
    warned = data["warned"]
    if not isinstance(warned, list) or len(warned) > MOST_WARNINGS:
        raise NotAValue("not a list of warnings")
    texts = [*warned, *(data[name] for name in TEXTS)]
    if not all(isinstance(text, str) and len(text) <= max(TEXTS.values()) for text in texts):
        raise NotAValue("not a text")
    return Attempt(
        returned=decode(data["returned"]),
        warned=tuple(plain_text(text) for text in warned),
        **{name: plain_text(data[name], most) for name, most in TEXTS.items()},
    )
