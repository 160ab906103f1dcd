"""Replace what a report is made with: then there is none that can be read."""

from hostile import breaks

ATTACK = breaks(
    """
import base64, json, random, time

base64.b64encode = lambda *given: b"AAAA"
random.seed = lambda *given: None
time.time = lambda: 0.0
json.loads = json.dumps = lambda *given, **options: "{}"
""",
    "kernel died",
)
