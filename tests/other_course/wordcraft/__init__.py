"""What the lessons import: ``check``, and what students are given."""

from checks import check_for
from wordcraft.texts import words_of

check = check_for("wordcraft.course:COURSE")

__all__ = ["check", "words_of"]
