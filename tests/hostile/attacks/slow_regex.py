"""A regular expression that needs longer than the universe has."""

from hostile import breaks

ATTACK = breaks('import re\nre.match("(a+)+$", "a" * 60 + "b")', "timeout")
