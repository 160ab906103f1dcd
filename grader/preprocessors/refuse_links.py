"""What was handed in is not always a file: links to other places are not followed."""

from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.submissions.folder import Submission, is_plain_file


def only_files(assignment, student, notebooks):
    """nbgrader's hook before it reads anything: leave out all notebooks that are not plain files.

    nbgrader would follow a link, and wait for ever for what comes out of a pipe.
    """
    notebooks[:] = [name for name in notebooks if in_its_own_place(Path(name))]


def in_its_own_place(path):
    """An ordinary file, in folders that are no links."""
    folders = path.parent, path.parent.parent
    return is_plain_file(path) and not any(map(Path.is_symlink, folders))


class RefuseLinks(NbGraderPreprocessor):
    """Removes the copies of what links in the submission point to, which nbgrader has made.

    They would go on to the student with the feedback. Execute says which they were.
    """

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        course = CourseDirectory(config=self.config)
        names = about["student"], about["assignment"]
        folder = Path(course.format_path(course.submitted_directory, *names))
        copied = Path(course.format_path(course.autograded_directory, *names))
        for link in Submission(*names, folder).links():
            name = link.relative_to(folder)
            if (copied / name).is_file():
                (copied / name).unlink()
        return nb, resources
