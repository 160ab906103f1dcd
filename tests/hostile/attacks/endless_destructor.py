"""An object that does not let itself be destroyed."""

from hostile import tries

ATTACK = tries("""
class Endless:
    def __del__(self):
        while True:
            pass

kept = Endless()
""")
