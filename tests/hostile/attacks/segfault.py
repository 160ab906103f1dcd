"""Read from address 0."""

from hostile import breaks

ATTACK = breaks("import ctypes\nctypes.string_at(0)", "kernel died")
