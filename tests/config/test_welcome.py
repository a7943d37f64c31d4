"""What is said when both doors open."""

import json
from pathlib import Path

from handrail.config.welcome import welcome

DESK = {"email": "desk@demonstration.example", "password": "made-up", "role": "Desk officer", "totp_secret": "SECRET"}
ANOTHER = {**DESK, "email": "another@demonstration.example"}
BOARD = {**DESK, "email": "board@demonstration.example", "role": "Board member"}


def said(home: Path) -> str:
    return welcome("http://127.0.0.1:8000/", "http://127.0.0.1:8001/", demonstration=home / "demonstration.json")


def test_both_addresses_are_said(tmp_path: Path) -> None:
    assert "http://127.0.0.1:8000/" in said(tmp_path)
    assert "http://127.0.0.1:8001/" in said(tmp_path)


def test_outside_a_demonstration_nobody_is_named(tmp_path: Path) -> None:
    assert "Sign in as" not in said(tmp_path)


def test_in_a_demonstration_there_is_one_sign_in_a_role(tmp_path: Path) -> None:
    (tmp_path / "demonstration.json").write_text(json.dumps({"sign_ins": [DESK, ANOTHER, BOARD]}))
    lines = said(tmp_path).splitlines()
    assert "  Desk officer  desk@demonstration.example  made-up" in lines
    assert "  Board member  board@demonstration.example  made-up" in lines
    assert "another@" not in said(tmp_path)
    assert "http://127.0.0.1:8001/demonstration/" in said(tmp_path)


def test_the_secret_behind_the_codes_is_not_printed(tmp_path: Path) -> None:
    (tmp_path / "demonstration.json").write_text(json.dumps({"sign_ins": [DESK]}))
    assert "SECRET" not in said(tmp_path)
