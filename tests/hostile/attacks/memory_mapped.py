"""Memory that belongs to no object: mapped, and touched page by page."""

from hostile import breaks

ATTACK = breaks(
    """
import mmap

maps = []
while True:
    maps.append(mmap.mmap(-1, 2**26))
    for place in range(0, 2**26, 4096):
        maps[-1][place] = 1
""",
    "memory",
)
