"""Serving: who gets which port and which secrets, and what a busy port is answered with."""

import socket
from typing import cast

import pytest
from django.core.management.base import CommandError

from handrail.config import serving, web_server, working

Said = pytest.CaptureFixture[str]


def test_both_doors_stand_side_by_side() -> None:
    assert serving.ports_of("both", None) == {"public": 8000, "staff": 8001}
    assert serving.ports_of("both", 9000) == {"public": 9000, "staff": 9001}


def test_one_door_takes_the_port_it_is_given() -> None:
    assert serving.ports_of("staff", None) == {"staff": 8001}
    assert serving.ports_of("staff", 9000) == {"staff": 9000}


def test_a_busy_port_is_told_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            CommandError, match=rf"Port {port} on 127\.0\.0\.1 cannot be opened \(Address already in use"
        ):
            serving.refuse_busy_port("127.0.0.1", port)


@pytest.mark.parametrize("words", [["--port", "0"], ["--port", "65535"], ["--port", "x"], ["--workers", "0"]])
def test_a_number_that_makes_no_sense_is_bad_input(words: list[str], capsys: Said) -> None:
    with pytest.raises(SystemExit) as ended:
        serving.parser().parse_args(words)
    assert ended.value.code == 2
    assert f"{words[1]!r} is not a" in capsys.readouterr().err


SECRETS = {
    "HANDRAIL_KEYRING": "postgres:///keys",
    "HANDRAIL_EMAIL_PASSWORD": "secret",
    "HANDRAIL_NOTIFY_KEY": "secret",
    "HANDRAIL_OIDC_CLIENT_SECRET": "secret",
}


@pytest.mark.parametrize("name", SECRETS)
def test_the_public_door_is_not_told_what_only_staff_need(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, SECRETS[name])
    ports = {"public": 8000, "staff": 8001}
    assert name not in serving.door_environment("public", "127.0.0.1", ports)
    assert serving.door_environment("staff", "127.0.0.1", ports)[name] == SECRETS[name]


def test_each_door_knows_which_it_is_and_where_the_other_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HANDRAIL_STAFF_ADDRESS", raising=False)
    told = serving.door_environment("public", "127.0.0.1", {"public": 9000, "staff": 9001})
    assert told["HANDRAIL_DOOR"] == "public"
    assert told["HANDRAIL_STAFF_ADDRESS"] == "http://127.0.0.1:9001"


def test_an_address_that_was_set_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDRAIL_PUBLIC_ADDRESS", "https://tell.example.org")
    told = serving.door_environment("public", "127.0.0.1", {"public": 9000, "staff": 9001})
    assert told["HANDRAIL_PUBLIC_ADDRESS"] == "https://tell.example.org"


def test_the_work_behind_the_pages_is_the_staff_doors() -> None:
    tasks = working.tasks({"HANDRAIL_DOOR": "public"})
    assert [task.name for task in tasks] == ["Taking in", "Copying back", "Sending", "Working studies out"]
    assert {task.environment["HANDRAIL_DOOR"] for task in tasks} == {"staff"}


def test_a_server_of_databases_copies_its_own_log_back() -> None:
    tasks = working.tasks({"HANDRAIL_DATABASE": "postgresql://handrail@localhost/handrail"})
    assert "Copying back" not in {task.name for task in tasks}


def test_nothing_is_written_about_who_visits() -> None:
    assert web_server.accesslog is None
    loggers = cast("dict[str, dict[str, object]]", web_server.logconfig_dict["loggers"])
    assert loggers["gunicorn.error"]["level"] == "ERROR"


def test_the_longest_draft_fits_through_the_server() -> None:
    assert web_server.limit_request_field_size >= 32 * 1024
