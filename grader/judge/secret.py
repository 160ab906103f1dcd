"""The secret that inputs are drawn with: a student who cannot know it cannot know the inputs.

It lies beside the gradebook, readable for its owner only; the environment variable COURSE_SECRET
goes before it, for courses that are graded on more than one machine.
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


def secret(db_url):
    """The course's secret, made at first use."""
    if given := os.environ.get(VARIABLE):
        return given.encode()
    path = folder(db_url) / NAME
    if not path.exists():
        _make(path)
    path.chmod(0o600)
    return path.read_bytes().strip()


def key_for(secret, assignment, student):
    """The key to one submission's inputs: all that a worker gets to know of the secret."""
    about = json.dumps([assignment, student]).encode()
    return hmac.digest(secret, about, hashlib.sha256)


def folder(db_url):
    """Where the gradebook is; for one on a server, the current folder."""
    parts = urlparse(db_url)
    return Path(unquote(parts.path)).parent if parts.scheme == "sqlite" else Path.cwd()


def _make(path):
    """Written beside and linked into place: two graders that start at once get the same one."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{NAME}-") as temporary:
        whole = Path(temporary) / NAME
        whole.touch(mode=0o600)
        whole.write_text(secrets.token_hex(32) + "\n")
        try:
            os.link(whole, path)
        except FileExistsError:
            return
