"""Objects that run code in whoever unpickles them, in every place where data leaves the kernel."""

from hostile import forges

ATTACK = forges("""
import pickle
from IPython.display import display

class Bomb:
    def __reduce__(self):
        return exec, ("open('@FOLDER@/unpickled', 'w')",)

bomb = pickle.dumps(Bomb())

def mean_squared_error_gradient(A, T):
    display({"application/x-pickle": bomb.hex(), "text/plain": bomb.hex()}, raw=True)
    return np.array([[Bomb()]], dtype=object)
""")
