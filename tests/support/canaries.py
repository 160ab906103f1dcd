"""Things outside the sandbox that an escape would reach or change."""

import hashlib
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path


class Canaries:
    """A file, a process, a loopback service, a unix socket, and the course's own files.

    ``word`` is in the canary file, in the environment of the grader and in the canary process's
    memory: nothing that a kernel puts out may have it.
    """

    def __init__(self, folder, course):
        self.course = course.root
        self.word = f"canary-{hashlib.sha256(bytes(folder)).hexdigest()[:16]}"
        self.folder = folder
        (folder / "file").write_text(self.word)
        os.chmod(folder, 0o777)
        os.chmod(folder / "file", 0o666)
        self.process = subprocess.Popen(
            [sys.executable, "-c", "import time; time.sleep(3600)", self.word]
        )
        self.visits = []
        self.tcp = self.listen(socket.create_server(("127.0.0.1", 0)))
        self.unix = socket.socket(socket.AF_UNIX)
        self.unix.bind(str(folder / "socket"))
        os.chmod(folder / "socket", 0o777)
        self.unix.listen()
        self.listen(self.unix)
        self.abstract = socket.socket(socket.AF_UNIX)
        self.abstract.bind(f"\0{self.word}")
        self.abstract.listen()
        self.listen(self.abstract)

    def listen(self, server):
        def accept():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:  # closed: the tests are over
                    return
                self.visits.append(server.getsockname())
                connection.close()

        threading.Thread(target=accept, daemon=True).start()
        return server

    def named_in(self, source):
        """The source with the canaries' addresses for their names."""
        for name, value in {
            "COURSE": self.course,
            "CANARY": self.folder / "file",
            "FOLDER": self.folder,
            "PORT": self.tcp.getsockname()[1],
            "PID": self.process.pid,
            "SOCKET": self.folder / "socket",
            "WORD": self.word,
        }.items():
            source = source.replace(f"@{name}@", str(value))
        return source

    def alive(self):
        """Whether the canary process has been left alone."""
        return self.process.poll() is None

    def close(self):
        self.process.kill()
        self.process.wait()
        for server in (self.tcp, self.unix, self.abstract):
            server.close()


def files_in(folder):
    """Names and contents, to be compared; links are not followed."""
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
