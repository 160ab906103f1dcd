"""Install a package while being graded."""

from hostile import tries

ATTACK = tries("%pip install --quiet --no-input --retries 0 --timeout 1 six")
