"""A graded cell that was copied: the first one counts."""

from nbgrader.preprocessors import NbGraderPreprocessor

from grader.submissions.repairs import grade_id, record


class KeepFirstCopy(NbGraderPreprocessor):
    """In place of nbgrader's DeduplicateIds, which keeps the last copy and says so only in the log.

    A later copy becomes an ordinary cell: it still runs, but earns nothing.
    """

    def preprocess(self, nb, resources):
        seen = set()
        for cell in nb.cells:
            name = grade_id(cell)
            if name is None:
                continue
            if name in seen:
                del cell.metadata["nbgrader"]
                record(self, f'Cell "{name}" is there more than once: the first one counts.')
            seen.add(name)
        return nb, resources
