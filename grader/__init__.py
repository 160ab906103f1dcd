"""What instructors run: building, grading, looking after a course."""

import sys

# From this jsonschema builds a grammar of international addresses, which takes a second at every
# start; no notebook has such an address, and it does without.
sys.modules.setdefault("rfc3987_syntax", None)
