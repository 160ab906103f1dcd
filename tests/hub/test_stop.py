"""What `make hub` refuses, and that it leaves no process when it is stopped."""

import os
import sys

import people
import pytest
import try_out
from running_hub import processes

pytestmark = pytest.mark.hub


def test_who_is_not_root_is_told_what_to_type(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "argv", ["try_out.py"])
    with pytest.raises(SystemExit, match="sudo make hub"):
        try_out.main()


def test_a_port_in_use_is_named_before_anything_is_made(hub, monkeypatch, tmp_path):
    folder = tmp_path / "hub"
    arguments = ["try_out.py", "--port", str(hub.port), "--folder", str(folder)]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit, match=f"Port {hub.port} is in use"):
        try_out.main()
    assert not folder.exists()


def test_a_user_who_was_there_before_is_left_alone(tmp_path):
    with pytest.raises(SystemExit, match="There is a user games already"):
        people.add("games", tmp_path)
    people.remove("games")
    assert people.find("games")


def test_ctrl_c_stops_hub_proxy_and_servers_and_keeps_the_work(hub, log_in):
    """The last test in this folder, because the others need the hub."""
    log_in("ada")
    hub.stop()
    assert processes(str(hub.folder)) == []
    assert (hub.home("instructor") / "course").is_dir()
