"""What grading a notebook needs beside the notebook: it came with the task, or is in the course.

``grader autograde`` sends a :class:`~grader.submissions.task.Task` to a worker; plain
``nbgrader autograde`` has the course around it.
"""

from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from grader.gradebook import lessons
from grader.judge import audit
from grader.judge.secret import key_for, secret
from grader.sandbox.limits import Limits
from grader.submissions.folder import Submission
from grader.submissions.repairs import record


def provided(preprocessor, resources):
    """A :class:`FromTask` or a :class:`FromCourse`."""
    return resources.get("provided") or FromCourse(preprocessor, resources["nbgrader"])


class FromTask:
    """``new_files`` and ``record`` are what the worker sends back."""

    warm = True  # there are many notebooks to come

    def __init__(self, task, notebook):
        self.original = task.lesson.notebooks[notebook]
        self.key = task.key
        self._files = task.files | task.lesson.files
        self.new_files, self.record = {}, {}

    def __deepcopy__(self, memo):
        return self  # nbconvert copies what it hands around

    def files(self):
        return self._files

    def hand_back(self, new_files):
        self.new_files = new_files

    def keep(self, record):
        self.record = record


class FromCourse:
    """Read from the folders and the gradebook, and written there."""

    warm = False

    def __init__(self, preprocessor, about):
        self.preprocessor, self.about = preprocessor, about
        self.course = CourseDirectory(config=preprocessor.config)

    def folder(self, directory, student):
        return Path(self.course.format_path(directory, student, self.about["assignment"]))

    @property
    def original(self):
        given = self.folder(self.course.source_directory, ".")
        with Gradebook(self.about["db_url"]) as book:
            return lessons.original(book, given, self.about["notebook"], self.about["assignment"])

    @property
    def key(self):
        about = self.about
        return key_for(secret(about["db_url"]), about["assignment"], about["student"])

    def files(self):
        """What was handed in, and over it what was given."""
        student, assignment = self.about["student"], self.about["assignment"]
        handed_in = self.folder(self.course.submitted_directory, student)
        submission = Submission(student, assignment, handed_in)
        limits = Limits(parent=self.preprocessor)
        beside, sentences = submission.beside_the_notebooks(limits.handed_in)
        for sentence in sentences:
            record(self.preprocessor, sentence)
        files = {path.relative_to(handed_in): path.read_bytes() for path in beside}
        return files | lessons.given_files(self.folder(self.course.source_directory, "."))

    def hand_back(self, new_files):
        folder = self.folder(self.course.autograded_directory, self.about["student"])
        write_new(folder, new_files)

    def keep(self, record):
        about = self.about
        audit.write(about["db_url"], record)


def write_new(folder, files):
    """Files that are not there yet; what stands in the way of one stays."""
    for name, content in files.items():
        try:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("xb") as file:
                file.write(content)
        except OSError:
            continue
