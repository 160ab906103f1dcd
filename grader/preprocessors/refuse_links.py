"""Plain ``nbgrader autograde``: links in a submission are not followed."""

from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.sandbox.limits import Limits
from grader.submissions.folder import submission_in
from grader.submissions.plain_file import is_plain_file
from grader.submissions.repairs import report_repair


def only_files(assignment, student, notebooks):
    """nbgrader's hook before it reads anything: leave out all notebooks that are not plain files.

    nbgrader would follow a link, and wait for ever for a pipe.
    """
    notebooks[:] = [name for name in notebooks if not is_reached_by_link(Path(name))]


def is_reached_by_link(path):
    folders = path.parent, path.parent.parent
    return not is_plain_file(path) or any(map(Path.is_symlink, folders))


class RefuseLinks(NbGraderPreprocessor):
    """Removes the copies that nbgrader has made of files that links in the submission point to.

    The student would get them with the feedback. Also names the files that are not used.
    """

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        course = CourseDirectory(config=self.config)
        submission = submission_in(course, about["student"], about["assignment"])
        copies = Path(
            course.format_path(
                course.autograded_directory, submission.student, submission.assignment
            )
        )
        for link in submission.links():
            copy = copies / link.relative_to(submission.folder)
            if copy.is_file():
                copy.unlink()
        _, left_out = submission.files_beside_notebooks(Limits(parent=self).handed_in)
        for sentence in left_out:
            report_repair(self, sentence)
        return nb, resources
