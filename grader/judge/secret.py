"""The secret that inputs are drawn with. Students do not know it, so they cannot know the inputs.

It is a file beside the gradebook that only its owner can read. The environment variable
COURSE_SECRET takes precedence, for courses that are graded on more than one machine.
"""

import hashlib
import hmac
import json
import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlparse

NAME = "grading_secret"
VARIABLE = "COURSE_SECRET"


def secret(db_url: str) -> bytes:
    """The course's secret, made at first use."""
    if value := os.environ.get(VARIABLE):
        return value.encode()
    path = folder(db_url) / NAME
    if not path.exists():
        _make(path)
    path.chmod(0o600)
    return path.read_bytes().strip()


def key_for(secret: bytes, assignment: str, student: str) -> bytes:
    """The key for the inputs of one submission: a worker gets this, not the secret."""
    about = json.dumps([assignment, student]).encode()
    return hmac.digest(secret, about, hashlib.sha256)


def folder(db_url):
    """The gradebook's folder; the current folder for a gradebook on a server."""
    parts = urlparse(db_url)
    return Path(unquote(parts.path)).parent if parts.scheme == "sqlite" else Path.cwd()


def _make(path):
    """Write a file and link it to its name: two graders that start at once get the same secret."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{NAME}-") as temporary:
        complete = Path(temporary) / NAME
        complete.touch(mode=0o600)
        complete.write_text(secrets.token_hex(32) + "\n")
        try:
            os.link(complete, path)
        except FileExistsError:
            return
