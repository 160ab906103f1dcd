"""Connect to the own kernel as a second client, with its key: it runs what it is told."""

from hostile import LOSS, WORTH, forges

ATTACK = forges(
    """
import json, zmq
from jupyter_client.session import Session

info = json.load(open("/sandbox/job/kernel.json"))
session = Session(key=info["key"].encode())
socket = zmq.Context().socket(zmq.DEALER)
socket.linger = 0
socket.connect(f"ipc://{info['ip']}-{info['shell_port']}")
session.send(socket, "execute_request", {"code": "check = print", "silent": False,
    "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": False})

def mean_squared_error_gradient(A, T):
    return A
""",
    points=WORTH[LOSS],
)
