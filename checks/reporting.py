"""``check`` while a notebook is graded: call the function on the inputs, and report the results.

Here, beside the student's code, there is nothing to find: neither what is expected nor what an
answer is worth. Only the process that reads the report knows both.
"""

import json
from functools import partial
from importlib import import_module

from checks.call import Call
from checks.calling import call, wrong_signature
from checks.json_values import NotAValue, decode, encode, plain_text
from checks.value_types import value_types_at

MIME = "application/vnd.checks.report+json"
TEXTS = {"error": 500, "line": 300, "printed": 3_000, "changed": 200}  # longest of each
MOST_WARNINGS = 5


def inputs_for(course, names, cases_of):
    """The file of inputs, as JSON: nothing in it tells what is expected.

    ``cases_of(name)`` are the cases of an exercise.
    """
    return {
        "value types": course.value_types.address,
        "exercises": {
            name: _inputs_of(course, course.exercises[name], cases_of(name))
            for name in names
            if name in course.exercises
        },
    }


def _inputs_of(course, exercise, cases):
    return {
        "use": f"{exercise.use.__module__}:{exercise.use.__name__}" if exercise.use else "",
        "cases": [course.value_types.write_inputs(case.inputs) for case in cases],
        "groups": {
            name: [i for i, case in enumerate(cases) if case.kind in (group.kinds or (case.kind,))]
            for name, group in exercise.groups.items()
        },
    }


def report(file, name, answer, group=None):
    """Display the results of one ``check``; the grader reads them from the notebook.

    ``file`` holds what :func:`inputs_for` made.
    """
    from IPython.display import display

    with open(file) as opened:
        inputs = json.load(opened)
    exercise = inputs["exercises"].get(name)
    content = {"exercise": name, "group": group}
    content |= _answer(exercise, inputs["value types"], answer, group)
    display({MIME: content, "text/plain": f"{name}: reported."}, raw=True)


def _answer(exercise, value_types, answer, group):
    if exercise is None:
        return {"value": _encoded(answer)[0]}
    if not callable(answer):
        return {"not a function": type(answer).__name__[:60]}
    read_inputs = value_types_at(value_types).read_inputs
    chosen = exercise["groups"][group] if group else range(len(exercise["cases"]))
    cases = [read_inputs(exercise["cases"][number]) for number in chosen]
    if exercise["use"]:
        module, _, use = exercise["use"].partition(":")
        answer = partial(getattr(import_module(module), use), answer)
    elif parameters := wrong_signature(answer, len(cases[0])):
        return {"other parameters": parameters[:300]}
    return {"calls": [_written(call(answer, inputs)) for inputs in cases]}


def _written(result):
    returned, problem = _encoded(result.returned)
    texts = {name: getattr(result, name)[:most] for name, most in TEXTS.items()}
    texts["error"] = texts["error"] or problem
    warned = [text[:300] for text in result.warned[:MOST_WARNINGS]]
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
    kinds = content.keys() - {"exercise", "group"}
    kind = kinds.pop() if len(kinds) == 1 else None
    reported = content.get(kind)
    if kind == "value" and not cases:
        return kind, decode(reported)
    if kind in ("not a function", "other parameters") and cases and isinstance(reported, str):
        return kind, plain_text(reported, 300).strip() or "object"
    if kind == "calls" and isinstance(reported, list) and len(reported) == cases:
        return kind, list(map(_read_call, reported))
    raise NotAValue("not the report that was asked for")


def _read_call(data):
    if not isinstance(data, dict) or data.keys() != TEXTS.keys() | {"returned", "warned"}:
        raise NotAValue("not the report on a call")
    warned = data["warned"]
    if not isinstance(warned, list) or len(warned) > MOST_WARNINGS:
        raise NotAValue("not a list of warnings")
    texts = [*warned, *(data[name] for name in TEXTS)]
    if not all(isinstance(text, str) and len(text) <= max(TEXTS.values()) for text in texts):
        raise NotAValue("not a text")
    return Call(
        returned=decode(data["returned"]),
        warned=tuple(plain_text(text) for text in warned),
        **{name: plain_text(data[name], most) for name, most in TEXTS.items()},
    )
