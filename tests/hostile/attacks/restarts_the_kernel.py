"""Shut the kernel down as Jupyter does for a restart, and say that it comes back."""

from hostile import breaks

ATTACK = breaks(
    """
import IPython
kernel = IPython.Application.instance().kernel
kernel.do_shutdown(restart=True)
kernel.io_loop.add_callback(kernel.io_loop.stop)
""",
    "kernel died",
)
