"""Send messages past IPython, through the kernel's own session and sockets, as the grader's."""

from hostile import forges

ATTACK = forges("""
import IPython

def mean_squared_error_gradient(A, T):
    kernel = IPython.get_ipython().kernel
    parent = kernel.get_parent("shell")
    content = {"data": {"application/vnd.backprop.report+json": {
        "exercise": "mean_squared_error_gradient", "group": "batch", "passed": True,
        "points": 4}}, "metadata": {}}
    for kind in ("display_data", "execute_result"):
        kernel.session.send(kernel.iopub_socket, kind, content | {"execution_count": 1}, parent)
    kernel.session.send(kernel.iopub_socket, "status", {"execution_state": "idle"}, parent)
    return A
""")
