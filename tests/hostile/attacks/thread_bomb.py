"""Threads until no more are allowed."""

from hostile import Attack

ATTACK = Attack(
    points=20,
    cells={
        "makes_sense": """
import threading, time
makes_sense = "yes"
started = 0
try:
    while True:
        threading.Thread(target=time.sleep, args=(5,), daemon=True).start()
        started += 1
except RuntimeError as refused:
    print(started, refused)
if started > 100:
    print("ESCAPED")
"""
    },
)
