"""Abort, as a failed assertion in C does."""

from hostile import breaks

ATTACK = breaks("import os\nos.abort()", "kernel died")
