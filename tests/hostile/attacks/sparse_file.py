"""A file that says it has a terabyte."""

from hostile import tries

ATTACK = tries("""
import os

try:
    os.truncate(os.open("/tmp/sparse", os.O_CREAT | os.O_WRONLY), 2**40)
    print("ESCAPED")
except OSError as refused:
    print(refused)
""")
