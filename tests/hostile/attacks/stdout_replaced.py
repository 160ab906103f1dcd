"""Replace sys.stdout by something that keeps everything, and print by nothing."""

from hostile import tries

ATTACK = tries("""
import builtins, io, sys
sys.stdout = sys.stderr = sys.__stdout__ = io.StringIO()
builtins.print = None
""")
