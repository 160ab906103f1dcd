"""Well-signed messages whose parts are of other types than Jupyter's."""

from hostile import breaks

ATTACK = breaks(
    """
import IPython, time

kernel = IPython.get_ipython().kernel
parent = kernel.get_parent("shell")
for content in ({"name": 7, "text": ["x"]}, {"data": []}, {"data": {"text/html": {}}}, {}):
    for kind in ("stream", "display_data", "execute_result", "error", "clear_output"):
        kernel.session.send(kernel.iopub_socket, kind, content, parent)
time.sleep(1)
""",
    "kernel died",
)
