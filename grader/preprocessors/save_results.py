"""Plain ``nbgrader autograde``: save what SaveAutoGrades does not."""

from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.judge import audit


class SaveResults(NbGraderPreprocessor):
    """Saves the audit record and the notebook's new files; ``grader autograde`` has a writer."""

    def preprocess(self, nb, resources):
        about, grading = resources["nbgrader"], resources["grading"]
        course = CourseDirectory(config=self.config)
        folder = course.format_path(
            course.autograded_directory, about["student"], about["assignment"]
        )
        write_missing(Path(folder), grading.new_files)
        audit.write(about["db_url"], grading.record)
        return nb, resources


def write_missing(folder, files):
    """Write the files that are not there yet; what is in the way of one stays."""
    for name, content in files.items():
        try:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("xb") as file:
                file.write(content)
        except OSError:
            continue
