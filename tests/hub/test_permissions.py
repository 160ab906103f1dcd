"""What a student may not do, tried by mallory: in a terminal, and over HTTP."""

import http.client
import re

import psutil
import pytest
import zmq
from in_lab import begin_all
from running_hub import processes

pytestmark = pytest.mark.hub

LESSON = "01_loss"
COURSE = "{hub}/home/{instructor}/course"
EXCHANGE = "{hub}/exchange/backprop"
REFUSED = re.compile("Permission denied|Operation not permitted|not permitted")

IN_A_TERMINAL = {
    "looks into another's home": "ls {hub}/home/{ada}",
    "reads another's lesson": f"cat {{hub}}/home/{{ada}}/{LESSON}/{LESSON}.ipynb",
    "listens to another's kernel": "ls {hub}/home/{ada}/.run",
    "looks into the instructor's home": "ls {hub}/home/{instructor}",
    "reads the hidden source": f"cat {COURSE}/source/{LESSON}/{LESSON}.ipynb",
    "reads the solutions": f"cat {COURSE}/solutions/{LESSON}/{LESSON}.ipynb",
    "reads the gradebook": f"cat {COURSE}/gradebook.db",
    "reads the grading secret": f"cat {COURSE}/grading_secret",
    "lists what others handed in": f"ls {EXCHANGE}/inbound",
    "finds what another handed in": f"find {EXCHANGE}/inbound -name '{{ada}}*'",
    "lists released feedback": f"ls {EXCHANGE}/feedback",
    "changes the released lesson": f"echo x > {EXCHANGE}/outbound/{LESSON}/{LESSON}.ipynb",
    "removes the released lesson": f"rm -f {EXCHANGE}/outbound/{LESSON}/{LESSON}.ipynb",
    "releases a lesson": f"mkdir {EXCHANGE}/outbound/99_mine",
    "puts another exchange in its place": f"mv {EXCHANGE} {EXCHANGE}-old",
    "reads the hub's database": "cat {hub}/state/jupyterhub.sqlite",
    "reads the hub's cookie secret": "cat {hub}/state/cookie_secret",
    "changes the hub's settings": "echo >> {hub}/jupyterhub_config.py",
    "changes everybody's settings": "echo >> {hub}/settings/student/nbgrader_config.py",
    "changes everybody's programs": "touch {hub}/venv/bin/nbgrader",
    "stops another's server": "kill {ada_server}",
    "reads another's token": "cat /proc/{ada_server}/environ",
    "reads the proxy's token": "cat /proc/{hub_process}/environ",
}


@pytest.fixture(scope="module")
def mallory(hub, released, log_in):
    """mallory, logged in. ada has handed in, and ada and the instructor are logged in, too."""
    for words in (("fetch_assignment", "--replace", LESSON), ("submit", LESSON)):
        result = hub.shell("ada", "nbgrader", *words)
        assert result.returncode == 0, result.stderr
    (hub.home("instructor") / "course/grading_secret").touch(mode=0o644)
    for short in ("ada", "instructor"):
        log_in(short)
    return log_in("mallory")


def server(hub, short):
    """The process of somebody's server."""
    return processes("jupyterhub-singleuser", hub.name(short))[0]


@pytest.mark.parametrize("attempt", IN_A_TERMINAL)
def test_in_a_terminal_nobody(hub, mallory, attempt):
    proxy = processes(f"{hub.folder}/venv/bin/jupyterhub ")[0]
    command = IN_A_TERMINAL[attempt].format(
        hub=hub.folder,
        instructor=hub.name("instructor"),
        ada=hub.name("ada"),
        ada_server=server(hub, "ada").pid,
        hub_process=proxy.pid,
    )
    result = hub.shell("mallory", "bash", "-c", command)
    assert result.returncode != 0
    assert not result.stdout
    assert REFUSED.search(result.stderr), result.stderr
    assert server(hub, "ada").is_running()


def test_of_a_lesson_only_the_released_notebook_can_be_read(hub, mallory):
    find = ("find", str(hub.folder), "-name", f"{LESSON}.ipynb", "-readable")
    paths = hub.shell("mallory", *find).stdout.split()
    assert paths == [f"{hub.folder}/exchange/backprop/outbound/{LESSON}/{LESSON}.ipynb"]


def test_nobody_hands_in_in_anothers_name(hub, mallory):
    ada = hub.name("ada")
    assert hub.shell("mallory", "nbgrader", "fetch_assignment", LESSON).returncode == 0
    forged = hub.shell("mallory", "nbgrader", "submit", LESSON, "--student", ada)
    assert forged.returncode == 0
    log = hub.shell("instructor", "nbgrader", "collect", "--update", LESSON).stderr
    assert f"it says that it is from {ada}, but {hub.name('mallory')} handed it in." in log
    secret = hub.home("instructor") / "course/submitted" / ada / LESSON / "submission_secret.txt"
    cache = hub.home("ada") / ".local/share/jupyter/nbgrader_cache/backprop"
    assert secret.read_text() in [path.read_text() for path in cache.glob(f"*/{secret.name}")]


def test_nobody_can_listen_to_anothers_kernel(hub, mallory, log_in):
    """Over the network, a kernel sends code and outputs, unencrypted, to everybody who connects."""
    ada = log_in("ada")
    ada.page.goto(f"{ada.url}/lab/tree/{LESSON}/{LESSON}.ipynb")
    ada.page.get_by_text("(ipykernel) | Idle").wait_for(timeout=60_000)
    kernels = processes("ipykernel_launcher", hub.name("ada"))
    assert kernels
    listener = zmq.Context.instance().socket(zmq.SUB)
    listener.subscribe("")
    for kernel in kernels:
        for port in listening_ports(kernel):
            listener.connect(f"tcp://127.0.0.1:{port}")
    begin_all(ada.page)
    assert not listener.poll(3000)
    listener.close(linger=0)


def listening_ports(process):
    connections = process.net_connections("inet")
    return [each.laddr.port for each in connections if each.status == psutil.CONN_LISTEN]


IN_THE_BROWSER = {
    "instructor's Formgrader": "{instructor}/formgrader/manage_assignments",
    "instructor's gradebook": "{instructor}/formgrader/api/assignments",
    "instructor's files": "{instructor}/api/contents/course/source",
    "instructor's terminal": "{instructor}/api/terminals",
    "another's JupyterLab": "{ada}/lab",
    "another's notebook": f"{{ada}}/files/{LESSON}/{LESSON}.ipynb",
    "another's assignments": "{ada}/assignments?course_id=backprop",
}


@pytest.mark.parametrize("target", IN_THE_BROWSER)
def test_another_login_does_not_open(mallory, log_in, target):
    urls = {short: log_in(short).url for short in ("ada", "instructor")}
    page = mallory.context.new_page()
    response = page.goto(IN_THE_BROWSER[target].format(**urls))
    page.screenshot(path=mallory.shots / f"refused-{'-'.join(target.split())}.png")
    assert response.status == 403
    page.close()


@pytest.mark.parametrize("path", ["", "/manage_assignments", "/api/assignments", "/gradebook"])
def test_a_students_own_server_has_no_formgrader(mallory, path):
    page = mallory.context.new_page()
    assert page.goto(f"{mallory.url}/formgrader{path}").status == 404
    page.close()


def test_a_request_without_the_servers_token_changes_nothing(mallory):
    """A page of another origin does not have the token, only the cookie."""
    post = """(url) => fetch(url, {method: "POST", body: '{"type": "notebook"}'})
              .then((answer) => answer.status)"""
    assert mallory.page.evaluate(post, f"{mallory.url}/api/contents/") == 403


def ask(hub, port, method, path, token=None, host=None):
    """The status of the answer to a request by a program of mallory's on the machine."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Host": host or hub.domain, "Accept": "application/json"}
    if token:
        headers["Authorization"] = f"token {token}"
    connection.request(method, path, headers=headers, body="{}" if method == "POST" else None)
    return connection.getresponse().status


@pytest.fixture(scope="module")
def token(hub, mallory):
    """mallory's token, which her server has."""
    return server(hub, "mallory").environ()["JUPYTERHUB_API_TOKEN"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "users"),
        ("GET", "users/{ada}"),
        ("DELETE", "users/{ada}/server"),
        ("POST", "users/{ada}/server"),
        ("POST", "users/{ada}/tokens"),
        ("GET", "users/{instructor}/tokens"),
        ("PATCH", "users/{ada}"),
        ("POST", "users/new-user"),
        ("GET", "groups"),
        ("GET", "proxy"),
        ("POST", "shutdown"),
    ],
)
def test_a_token_opens_nothing_of_the_hub_but_its_owners(hub, token, method, path):
    names = {short: hub.name(short) for short in ("ada", "instructor")}
    assert ask(hub, hub.port, "GET", f"/hub/api/users/{hub.name('mallory')}", token) == 200
    status = ask(hub, hub.port, method, f"/hub/api/{path.format(**names)}", token)
    assert status in (403, 404)
    assert server(hub, "ada").is_running()


@pytest.mark.parametrize("short", ["ada", "instructor"])
def test_a_token_opens_no_other_server_through_the_proxy_or_directly(hub, token, short):
    name = hub.name(short)
    path = f"/user/{name}/api/contents"
    own_path = f"/user/{hub.name('mallory')}/api/contents"
    host = f"{name}.{hub.domain}"
    assert ask(hub, hub.port, "GET", own_path, token, f"{hub.name('mallory')}.{hub.domain}") == 200
    assert ask(hub, hub.port, "GET", path, token, host) == 403
    (port,) = listening_ports(server(hub, short))
    assert ask(hub, port, "GET", path, token) == 403
    assert ask(hub, port, "GET", path) == 403


def test_the_proxy_takes_orders_from_the_hub_only(hub, token):
    for any_token in (None, token):
        assert ask(hub, hub.port + 1, "GET", "/api/routes", any_token) == 403
        assert ask(hub, hub.port + 1, "POST", "/api/routes/user/ada", any_token) == 403
