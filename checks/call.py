"""One call of a student's function."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Call:
    """What one call of a student's function led to: a returned value, or an error in one sentence.

    ``line`` is the student's own line that stopped, ``changed`` names the inputs that it changed.
    """

    returned: object = None
    error: str = ""
    line: str = ""
    printed: str = ""
    warned: tuple = field(default=())
    changed: str = ""
    endless: bool = False
