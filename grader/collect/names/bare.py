"""Files that no LMS has renamed: ``ada/01_loss.ipynb``, ``ada_01_loss.ipynb``, ``ada.ipynb``."""

from pathlib import PurePosixPath

from grader.collect.names.system import ENDING, ParsedName, System


class Bare(System):
    """Takes every file. The path says who the student is and which of the ``lessons`` it is."""

    has_groups = False
    ids_without_roster = "those in the names"

    def __init__(self, lessons):
        super().__init__()
        self.lessons = lessons

    def parse(self, path):
        """The id may be the innermost folder that is no lesson, or be beside the lesson's name.

        If --assignment says which lesson it is, the whole name of the file may be the id.
        """
        path = PurePosixPath(path)
        folders = [part for part in path.parts[:-1] if not self.lessons.is_lesson_name(part)]
        ids = (*folders[-1:], *self.lessons.beside_lesson_name(path.name))
        if self.lessons.only and not folders and not self.lessons.by_name(path.name):
            ids = (ENDING.sub("", path.name),)
        return ParsedName(self, path.name, possible_ids=tuple(dict.fromkeys(ids)))

    def find(self, roster, parsed):
        return roster.with_id_or_name(parsed.possible_ids)
