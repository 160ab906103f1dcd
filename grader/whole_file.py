"""Files and folders that are there whole or not at all, whenever the writing of them is cut off."""

import json
import os
import shutil


def write_json(path, data):
    """Written beside and renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    write(beside, json.dumps(data, indent=1, ensure_ascii=False).encode())
    os.replace(beside, path)


def write(path, content):
    """On the disk, not only on its way there."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_folder(path, files, permissions):
    """Bytes by relative name, in place of all that was in the folder; without any, no folder."""
    beside, before = (path.with_name(f".{path.name}.{end}") for end in ("part", "old"))
    for left in (beside, before):
        shutil.rmtree(left, ignore_errors=True)
    for name, content in files.items():
        (beside / name).parent.mkdir(parents=True, exist_ok=True)
        write(beside / name, content)
        (beside / name).chmod(permissions)
    if path.exists():
        os.replace(path, before)
    if files:
        os.replace(beside, path)
    shutil.rmtree(before, ignore_errors=True)
