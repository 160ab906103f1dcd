"""A thread takes memory while other cells run."""

from hostile import breaks

ATTACK = breaks(
    """
import threading, time

def grow():
    kept = []
    while True:
        kept.append(np.ones(1_000_000))

threading.Thread(target=grow).start()
time.sleep(20)
""",
    "memory",
)
