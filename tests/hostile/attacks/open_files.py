"""Open files until it is refused."""

from hostile import tries

ATTACK = tries("""
opened = []
try:
    while True:
        opened.append(open("/tmp/work/one", "w"))
except OSError as refused:
    print(len(opened), refused)
if len(opened) > 1000:
    print("ESCAPED")
del opened
""")
