"""Files and folders that are there whole or not at all, whenever the writing of them is cut off."""

import json
import os
import shutil


def write_json(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, json.dumps(data, indent=1, ensure_ascii=False).encode())


def replace_file(path, content):
    """Written beside and renamed."""
    beside = path.with_suffix(".part")
    write(beside, content)
    os.replace(beside, path)


def write(path, content):
    """On the disk, not only on its way there."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_folder(path, files, permissions, kept=None):
    """Bytes by relative name, in place of all that was in the folder; without any, no folder.

    What was there is moved to ``kept``, if that is given.
    """
    beside, before = (path.with_name(f".{path.name}.{end}") for end in ("part", "old"))
    for left in (beside, before):
        shutil.rmtree(left, ignore_errors=True)
    for name, content in files.items():
        (beside / name).parent.mkdir(parents=True, exist_ok=True)
        write(beside / name, content)
        (beside / name).chmod(permissions)
    if path.exists():
        os.replace(path, kept or before)
    if files:
        os.replace(beside, path)
    shutil.rmtree(before, ignore_errors=True)
