"""Bytes instead of messages on the grader's sockets."""

from hostile import breaks

ATTACK = breaks(
    """
import os, time
import IPython

kernel = IPython.get_ipython().kernel
for _ in range(100):
    kernel.session.send_raw(kernel.iopub_socket, [b"{", os.urandom(50), b"}"] * 3)
time.sleep(1)
""",
    "kernel died",
)
