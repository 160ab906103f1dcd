"""JSON files that are there whole or not at all, whenever the writing of them is cut off."""

import json
import os


def write_json(path, data):
    """Written beside and renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(data, indent=1, ensure_ascii=False))
    os.replace(beside, path)
