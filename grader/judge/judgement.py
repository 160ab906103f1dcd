"""The verdict on one graded cell, from the report that its ``check`` sent out of the sandbox."""

import json

from checks import diagnosing, judging, wording
from checks.json_values import NotAValue, plain_text
from checks.reporting import MIME, read_report
from checks.verdict import Verdict
from grader.submissions.status import ERROR_NAMES

# What the grader itself puts into a notebook, by its name; "" where it comes with a sentence.
OURS = {"CellTimeoutError": "It ran longer than it may and was stopped."}
OURS |= dict.fromkeys(ERROR_NAMES.values(), "")


def judge(course, call, outputs, inputs) -> Verdict:
    """The verdict on what a graded cell asked for; ``outputs`` are the cell's own.

    The first report about this very exercise and group counts. Whatever else the cell put out
    cannot help it.
    """
    asked = course.asked[call.exercise]
    cases = inputs.cases(*call) if call.exercise in course.exercises else []
    for content in reports(outputs):
        try:
            kind, reported = read_report(content, call.exercise, call.group, len(cases))
        except NotAValue:
            continue
        return verdict(course, asked, call.group, cases, kind, reported)
    return Verdict(False, wording.subject(asked, call.group), why_not(outputs))


def reports(outputs):
    for output in outputs:
        text = output.get("data", {}).get(MIME)
        if isinstance(text, str):
            try:
                yield json.loads(text)
            except (ValueError, RecursionError):
                continue


def verdict(course, asked, group, cases, kind, reported) -> Verdict:
    if kind == "not a function":
        return wording.not_a_function(asked, reported, group)
    if kind == "other parameters":
        return wording.other_parameters(asked, reported, group)
    if kind == "calls":
        results = judging.judge(asked, cases, reported, group)
        mistake = diagnosing.diagnose(course.misconceptions, asked, results, group)
        return wording.about_calls(course, asked, results, mistake, group, secret=True)
    return wording.about_answer(asked, reported, group)


def why_not(outputs):
    """One sentence about a check that did not get as far as a report."""
    for output in outputs:
        if output.output_type == "error":
            said = OURS.get(output.ename, f"{output.ename}: {output.evalue}") or output.evalue
            said = plain_text(said.partition("\n")[0], 300)
            return f"This check could not be made. {said}"
    return "This check did not say anything: something in the notebook keeps it from that."
