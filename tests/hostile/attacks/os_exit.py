"""End the process without a word."""

from hostile import breaks

ATTACK = breaks("import os\nos._exit(0)", "kernel died", notes="try_numerical")
