"""Write files and folders so that they are there whole or not at all, even after a crash."""

import json
import os
import shutil


def write_json(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, json.dumps(data, indent=1, ensure_ascii=False).encode())


def replace_file(path, content):
    """Write a second file beside the first one and rename it."""
    part = path.with_suffix(".part")
    write(part, content)
    os.replace(part, path)


def write(path, content):
    """Write the content, and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_folder(path, files, permissions, kept=None):
    """Replace the folder's content by ``files``, bytes by relative name; no files, no folder.

    The old folder is moved to ``kept``, if that is given, and else removed.
    """
    part, old = (path.with_name(f".{path.name}.{ending}") for ending in ("part", "old"))
    for leftover in (part, old):
        shutil.rmtree(leftover, ignore_errors=True)
    for name, content in files.items():
        (part / name).parent.mkdir(parents=True, exist_ok=True)
        write(part / name, content)
        (part / name).chmod(permissions)
    if path.exists():
        os.replace(path, kept or old)
    if files:
        os.replace(part, path)
    shutil.rmtree(old, ignore_errors=True)
