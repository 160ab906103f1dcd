"""The verdict on one graded cell, from the report that its ``check`` sent out of the sandbox."""

import json

from backprop.exercises import ALL, EXERCISES
from checks import wording
from checks.json_values import NotAValue, plain_text
from checks.reporting import MIME, read_report
from checks.verdict import Verdict
from grader.submissions.status import ERROR_NAMES

# What the grader itself puts into a notebook, by its name; "" where it comes with a sentence.
OURS = {"CellTimeoutError": "It ran longer than it may and was stopped."}
OURS |= dict.fromkeys(ERROR_NAMES.values(), "")


def judge(call, outputs, inputs):
    """A :class:`~checks.verdict.Verdict`; ``outputs`` are the cell's own.

    The first report about this very exercise and group counts. Whatever else the cell put out
    cannot help it.
    """
    exercise = ALL[call.exercise]
    cases = inputs.cases(*call) if call.exercise in EXERCISES else []
    for content in reports(outputs):
        try:
            kind, said = read_report(content, call.exercise, call.group, len(cases))
        except NotAValue:
            continue
        return verdict(exercise, call.group, cases, kind, said)
    return Verdict(False, wording.subject(exercise, call.group), why_not(outputs))


def reports(outputs):
    for output in outputs:
        text = output.get("data", {}).get(MIME)
        if isinstance(text, str):
            try:
                yield json.loads(text)
            except (ValueError, RecursionError):
                continue


def verdict(exercise, group, cases, kind, said):
    if kind == "not a function":
        return wording.not_a_function(exercise, said, group)
    if kind == "other parameters":
        return wording.other_parameters(exercise, said, group)
    if kind == "calls":
        return wording.about_calls(exercise, cases, said, group, secret=True)
    return wording.about_answer(exercise, said, group)


def why_not(outputs):
    """One sentence about a check that did not get as far as a report."""
    for output in outputs:
        if output.output_type == "error":
            said = OURS.get(output.ename, f"{output.ename}: {output.evalue}") or output.evalue
            said = plain_text(said.partition("\n")[0], 300)
            return f"This check could not be made. {said}"
    return "This check did not say anything: something in the notebook keeps it from that."
