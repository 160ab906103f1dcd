"""Say that the cell has ended while it still runs, to gain time or confuse the order."""

from hostile import forges

ATTACK = forges("""
import IPython, time

def mean_squared_error_gradient(A, T):
    kernel = IPython.get_ipython().kernel
    for _ in range(50):
        kernel.session.send(kernel.iopub_socket, "status", {"execution_state": "idle"},
                            kernel.get_parent("shell"))
    return A
""")
