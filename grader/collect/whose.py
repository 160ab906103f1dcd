"""Whose file it is, as far as its name in an archive tells."""

from typing import NamedTuple


class Whose(NamedTuple):
    """``ids``: what may be the student's id itself, where no system has renamed the file.

    ``version``: a number that is larger for a later upload, 0 where there is none.
    """

    original: str  # what the student called it
    name: str = ""
    number: str = ""
    ids: tuple = ()
    version: int = 0
    late: bool | None = None  # None: the system does not say
    kind: str = ""  # the system that has renamed it
