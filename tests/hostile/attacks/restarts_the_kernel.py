"""Ask Jupyter to restart the kernel, and say that it has."""

from hostile import breaks

ATTACK = breaks(
    """
import IPython
IPython.Application.instance().kernel.do_shutdown(restart=True)
import time
time.sleep(60)
""",
    "kernel died",
)
