"""What ``grader collect-zip`` has to know of a learning management system (LMS)."""

from typing import NamedTuple

from nbgrader.plugins import FileNameCollectorPlugin


class ParsedName(NamedTuple):
    """What the path of a file in an archive tells about who handed it in, and when."""

    system: "System"
    file_name: str  # as the student called the file
    student_name: str = ""
    student_number: str = ""
    possible_ids: tuple[str, ...] = ()  # one of these is the student's id if there is no roster
    upload_number: int = 0  # larger for a later upload; 0 where uploads are not numbered
    is_late: bool | None = None  # None: the LMS does not say

    @property
    def student(self) -> str:
        """What a message calls the student."""
        return self.student_name or self.student_number or ", ".join(self.possible_ids)


class System(FileNameCollectorPlugin):
    """An LMS. It is also a plugin: ``nbgrader zip_collect --collector=<the class>``."""

    # The pattern of a file's path: named_regexp, from nbgrader's class.
    has_groups = True  # a name may be that of a group of students
    ids_without_roster = ""  # for the sentence "Without --roster, students' ids are ..."
    roster_file = ""  # what the LMS calls the list of students that it exports as CSV

    # The headings of the columns in such a file. The first heading that is there counts.
    id_columns: tuple[str, ...] = ()  # nbgrader's student id
    number_columns: tuple[str, ...] = ()  # the number that is also in the archive's names
    name_columns: tuple[tuple[str, ...], ...] = ()  # a name may be in two columns
    time_columns: tuple[str, ...] = ()  # when the student handed in

    def parse(self, path: str) -> ParsedName | None:
        """None if this LMS has not named the file; ``Refused`` if it keeps the student secret."""
        raise NotImplementedError

    def is_not_uploaded(self, path: str) -> bool:
        """Whether the LMS has made the file: text that was typed there, or feedback."""
        return False

    def find(self, roster, parsed: ParsedName) -> list:
        """Each :class:`~grader.collect.students.Person` in the roster who may have handed in."""
        raise NotImplementedError

    def notes(self, attempts):
        """Sentences on what the archive does not tell about these attempts."""
        return ()
