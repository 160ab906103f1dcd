"""A module of the student's own, whose import does things."""

from hostile import tries

ATTACK = tries("""
%%writefile mine.py
import os
os.environ["PATH"] = ""
raise ImportError("never mind")
""")
