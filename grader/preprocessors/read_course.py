"""Plain ``nbgrader autograde``: what grading needs, from the course's folders and its gradebook."""

from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.gradebook.source import source_files, source_notebook
from grader.judge.context import GradingContext
from grader.judge.secret import key_for, secret
from grader.sandbox.limits import Limits
from grader.submissions.folder import submission_in


class ReadCourse(NbGraderPreprocessor):
    """Makes the GradingContext that a worker makes from its task."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        student, assignment = about["student"], about["assignment"]
        course = CourseDirectory(config=self.config)
        folder = Path(course.format_path(course.source_directory, ".", assignment))
        with Gradebook(about["db_url"]) as gradebook:
            source = source_notebook(gradebook, folder, about["notebook"], assignment)
        limit = Limits(parent=self).handed_in
        files, _ = submission_in(course, student, assignment).files_beside_notebooks(limit)
        resources["grading"] = GradingContext(
            source,
            key_for(secret(about["db_url"]), assignment, student),
            files | source_files(folder),
            may_be_forked=False,
        )
        return nb, resources
