"""exit() in a cell ends the kernel, as it does in Jupyter."""

from hostile import breaks

ATTACK = breaks("exit()", "kernel died")
