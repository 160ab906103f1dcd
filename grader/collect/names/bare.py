"""Files that no LMS has renamed: ``ada/01_loss.ipynb``, ``ada_01_loss.ipynb``, ``ada.ipynb``."""

from pathlib import PurePosixPath

from grader.collect.names.system import ParsedName, System


class Bare(System):
    """Takes every file. What is in the path besides the lesson may be the student's id or name."""

    has_groups = False
    ids_without_roster = "those in the names"

    def __init__(self, lessons):
        super().__init__()
        self.lessons = lessons

    def parse(self, path):
        path = PurePosixPath(path)
        return ParsedName(self, path.name, possible_ids=self.lessons.possible_ids(path))

    def find(self, roster, parsed):
        return roster.with_id_or_name(parsed.possible_ids)
