"""What a student may not do, tried as mallory would: in a terminal, and over HTTP."""

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
def people(hub, released, log_in):
    """ada has handed in and has a notebook open somewhere; mallory is logged in."""
    for words in (("fetch_assignment", "--replace", LESSON), ("submit", LESSON)):
        done = hub.shell("ada", "nbgrader", *words)
        assert done.returncode == 0, done.stderr
    (hub.home("instructor") / "course/grading_secret").touch(mode=0o644)
    for short in ("ada", "instructor"):
        log_in(short)
    return log_in("mallory")


def server(hub, short):
    """The process of somebody's server."""
    return processes("jupyterhub-singleuser", hub.name(short))[0]


@pytest.mark.parametrize("attempt", IN_A_TERMINAL)
def test_in_a_terminal_nobody(hub, people, attempt):
    proxy = processes(f"{hub.folder}/venv/bin/jupyterhub ")[0]
    command = IN_A_TERMINAL[attempt].format(
        hub=hub.folder,
        instructor=hub.name("instructor"),
        ada=hub.name("ada"),
        ada_server=server(hub, "ada").pid,
        hub_process=proxy.pid,
    )
    tried = hub.shell("mallory", "bash", "-c", command)
    assert tried.returncode != 0
    assert not tried.stdout
    assert REFUSED.search(tried.stderr), tried.stderr
    assert server(hub, "ada").is_running()


def test_what_there_is_to_be_found_of_a_lesson_is_the_released_one(hub, people):
    find = ("find", str(hub.folder), "-name", f"{LESSON}.ipynb", "-readable")
    found = hub.shell("mallory", *find).stdout.split()
    assert found == [f"{hub.folder}/exchange/backprop/outbound/{LESSON}/{LESSON}.ipynb"]


def test_nobody_hands_in_in_anothers_name(hub, people):
    ada = hub.name("ada")
    assert hub.shell("mallory", "nbgrader", "fetch_assignment", LESSON).returncode == 0
    forged = hub.shell("mallory", "nbgrader", "submit", LESSON, "--student", ada)
    assert forged.returncode == 0
    said = hub.shell("instructor", "nbgrader", "collect", "--update", LESSON).stderr
    assert f"it says that it is from {ada}, but {hub.name('mallory')} handed it in." in said
    taken = hub.home("instructor") / "course/submitted" / ada / LESSON / "submission_secret.txt"
    own = hub.home("ada") / ".local/share/jupyter/nbgrader_cache/backprop"
    assert taken.read_text() in [one.read_text() for one in own.glob(f"*/{taken.name}")]


def test_nobody_can_listen_to_anothers_kernel(hub, people, log_in):
    """Over the network, a kernel sends code and outputs to whoever connects, and unencrypted."""
    ada = log_in("ada")
    ada.page.goto(f"{ada.url}/lab/tree/{LESSON}/{LESSON}.ipynb")
    ada.page.get_by_text("(ipykernel) | Idle").wait_for(timeout=60_000)
    kernels = processes("ipykernel_launcher", hub.name("ada"))
    assert kernels
    listener = zmq.Context.instance().socket(zmq.SUB)
    listener.subscribe("")
    for kernel in kernels:
        for one in kernel.net_connections("inet"):
            if one.status == psutil.CONN_LISTEN:
                listener.connect(f"tcp://127.0.0.1:{one.laddr.port}")
    begin_all(ada.page)
    assert not listener.poll(3000)
    listener.close(linger=0)


IN_THE_BROWSER = {
    "instructor's Formgrader": "{instructor}/formgrader/manage_assignments",
    "instructor's gradebook": "{instructor}/formgrader/api/assignments",
    "instructor's files": "{instructor}/api/contents/course/source",
    "instructor's terminal": "{instructor}/api/terminals",
    "another's JupyterLab": "{ada}/lab",
    "another's notebook": f"{{ada}}/files/{LESSON}/{LESSON}.ipynb",
    "another's assignments": "{ada}/assignments?course_id=backprop",
}


@pytest.mark.parametrize("place", IN_THE_BROWSER)
def test_logged_in_as_oneself_one_does_not_get_to(people, log_in, place):
    urls = {short: log_in(short).url for short in ("ada", "instructor")}
    page = people.context.new_page()
    response = page.goto(IN_THE_BROWSER[place].format(**urls))
    page.screenshot(path=people.shots / f"refused-{'-'.join(place.split())}.png")
    assert response.status == 403
    page.close()


@pytest.mark.parametrize("path", ["", "/manage_assignments", "/api/assignments", "/gradebook"])
def test_a_students_own_server_has_no_formgrader(people, path):
    page = people.context.new_page()
    assert page.goto(f"{people.url}/formgrader{path}").status == 404
    page.close()


def test_a_page_without_the_servers_own_mark_changes_nothing(people):
    """Which a page from elsewhere has not: a cookie alone is not enough."""
    post = """(url) => fetch(url, {method: "POST", body: '{"type": "notebook"}'})
              .then((answer) => answer.status)"""
    assert people.page.evaluate(post, f"{people.url}/api/contents/") == 403


def ask(hub, port, method, path, token=None, host=None):
    """The status of an answer to mallory's own program on the machine."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Host": host or hub.domain, "Accept": "application/json"}
    if token:
        headers["Authorization"] = f"token {token}"
    connection.request(method, path, headers=headers, body="{}" if method == "POST" else None)
    return connection.getresponse().status


@pytest.fixture(scope="module")
def token(hub, people):
    """mallory's own, which her server has."""
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
def test_ones_own_token_opens_nothing_of_the_hub_but_ones_own(hub, token, method, path):
    names = {short: hub.name(short) for short in ("ada", "instructor")}
    assert ask(hub, hub.port, "GET", f"/hub/api/users/{hub.name('mallory')}", token) == 200
    status = ask(hub, hub.port, method, f"/hub/api/{path.format(**names)}", token)
    assert status in (403, 404)
    assert server(hub, "ada").is_running()


@pytest.mark.parametrize("short", ["ada", "instructor"])
def test_ones_own_token_opens_no_other_server_through_the_proxy_or_directly(hub, token, short):
    name = hub.name(short)
    path = f"/user/{name}/api/contents"
    own = f"/user/{hub.name('mallory')}/api/contents"
    host = f"{name}.{hub.domain}"
    assert ask(hub, hub.port, "GET", own, token, f"{hub.name('mallory')}.{hub.domain}") == 200
    assert ask(hub, hub.port, "GET", path, token, host) == 403
    (direct,) = (
        one.laddr.port
        for one in server(hub, short).net_connections("inet")
        if one.status == psutil.CONN_LISTEN
    )
    assert ask(hub, direct, "GET", path, token) == 403
    assert ask(hub, direct, "GET", path) == 403


def test_the_proxy_takes_orders_from_the_hub_only(hub, token):
    for given in (None, token):
        assert ask(hub, hub.port + 1, "GET", "/api/routes", given) == 403
        assert ask(hub, hub.port + 1, "POST", "/api/routes/user/ada", given) == 403
