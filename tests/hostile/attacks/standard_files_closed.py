"""Close standard input, output and error."""

from hostile import tries

ATTACK = tries("import os\nos.closerange(0, 3)")
