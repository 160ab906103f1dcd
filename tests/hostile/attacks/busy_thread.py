"""A thread that never ends, beside right answers."""

from hostile import tries

ATTACK = tries("""
import threading

def busy():
    while True:
        pass

threading.Thread(target=busy).start()
""")
