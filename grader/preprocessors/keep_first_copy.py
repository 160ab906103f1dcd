"""Graded cells that were copied: the first copy counts."""

from nbgrader.preprocessors import NbGraderPreprocessor

from grader.submissions.repairs import grade_id, report_repair


class KeepFirstCopy(NbGraderPreprocessor):
    """Makes later copies ordinary cells, which run but earn nothing.

    nbgrader's DeduplicateIds keeps the last copy, and says so only in the log.
    """

    def preprocess(self, nb, resources):
        seen = set()
        for cell in nb.cells:
            name = grade_id(cell)
            if name is None:
                continue
            if name in seen:
                del cell.metadata["nbgrader"]
                report_repair(self, f'Cell "{name}" is there more than once: the first one counts.')
            seen.add(name)
        return nb, resources
