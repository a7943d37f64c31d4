"""What whoever runs it reads is what the program reads."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from handrail.config import command, serving
from tests.deploy.doors import PROJECT

READ = re.compile(r'(?:\btext|\bflag|\bwords|\bdatabase)\(\s*"([A-Z_]+)"|"HANDRAIL_([A-Z_]+[A-Z])"')
HOW_TO = (PROJECT / "docs" / "how-to" / "run-it-for-real.md").read_text()
UNITS = sorted((PROJECT / "deploy" / "systemd").glob("*.service"))


def settings_that_are_read() -> set[str]:
    found = {match for file in (PROJECT / "handrail").rglob("*.py") for match in READ.findall(file.read_text())}
    return {f"HANDRAIL_{one or other}" for one, other in found}


def test_every_setting_that_is_read_is_written_down() -> None:
    assert {name for name in settings_that_are_read() if name not in HOW_TO} == set()


@pytest.mark.parametrize("who", ["public", "staff", "owner"])
def test_every_setting_of_an_example_is_read(who: str) -> None:
    lines = (PROJECT / "deploy" / "environment" / f"{who}.env").read_text().splitlines()
    named = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}
    assert named - settings_that_are_read() - {"HANDRAIL_HOME"} == set()


def commands_of(unit: Path) -> list[tuple[str, str]]:
    return re.findall(r"\.venv/bin/handrail ([a-z_]+)(.*)", unit.read_text())


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_runs_commands_that_exist(unit: Path) -> None:
    named = commands_of(unit)
    assert named
    assert {name for name, _ in named} <= {*command.our_commands(), *get_commands()}


@pytest.mark.parametrize("door", ["public", "staff"])
def test_a_doors_unit_says_what_the_command_takes(door: str) -> None:
    unit = PROJECT / "deploy" / "systemd" / f"handrail-{door}.service"
    ((_, said),) = commands_of(unit)
    assert serving.parser().parse_args(said.split()).door == door


def test_the_public_doors_unit_hides_what_is_not_its_own() -> None:
    unit = (PROJECT / "deploy" / "systemd" / "handrail-public.service").read_text()
    assert "User=handrail_public" in unit
    assert "InaccessiblePaths=/etc/handrail/keys/staff.json /etc/handrail/staff.env" in unit
