"""A graded cell that was copied: the first one counts."""

from nbgrader.preprocessors import NbGraderPreprocessor

from grader.preprocessors.repair import record


class KeepFirstCopy(NbGraderPreprocessor):
    """In place of nbgrader's DeduplicateIds, which keeps the last copy and says so only in the log.

    A later copy becomes an ordinary cell: it still runs, but earns nothing.
    """

    def preprocess(self, nb, resources):
        seen = set()
        for cell in nb.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if grade_id is None:
                continue
            if grade_id in seen:
                del cell.metadata["nbgrader"]
                record(self, nb, f'Cell "{grade_id}" is there more than once: the first counts.')
            seen.add(grade_id)
        return nb, resources
