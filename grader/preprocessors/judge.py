"""The judge: between Execute and SaveAutoGrades, in the process that the student has no part in."""

from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor

from checks.verdict import SIGNS, CheckFailed
from grader.course import course_of
from grader.judge import audit
from grader.judge.asked import asked
from grader.judge.inputs import Inputs
from grader.judge.judgement import judge


class Judge(NbGraderPreprocessor):
    """Replaces what a graded ``check`` put out by the verdict on what it reported.

    nbgrader's SaveAutoGrades then reads points off as always: an error is none, else all.
    """

    def preprocess(self, nb, resources):
        about, grading = resources["nbgrader"], resources["grading"]
        course = course_of(self.config)
        inputs = Inputs(course, grading.key, about["assignment"], nb)
        verdicts = {}
        for cell in nb.cells:
            if call := asked(course, cell):
                verdict = judge(course, call, cell.outputs, inputs)
                cell.outputs = shown(verdict)
                verdicts[cell.metadata["nbgrader"]["grade_id"]] = verdict
        grading.record = audit.record(about, inputs.digest, grading.execution, verdicts)
        return nb, resources


def shown(verdict):
    """What the student sees in the feedback: as in the lesson itself."""
    outputs = [
        new_output("display_data", {"text/html": verdict._repr_html_(), "text/plain": str(verdict)})
    ]
    if not verdict.passed:
        sentence = f"{SIGNS[False]} {verdict.subject}: {verdict.headline}"
        name = CheckFailed.__name__
        outputs.append(new_output("error", ename=name, evalue=sentence, traceback=[sentence]))
    return outputs
