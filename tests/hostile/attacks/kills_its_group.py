"""Kill every process of its group and session."""

from hostile import breaks

ATTACK = breaks("import os, signal\nos.killpg(0, signal.SIGKILL)", "kernel died")
