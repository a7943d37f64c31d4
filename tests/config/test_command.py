"""The `handrail` command: one list, one sentence for a fault, never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.db.utils import OperationalError

from handrail.config import command
from tests.deploy.doors import surroundings

Said = pytest.CaptureFixture[str]


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]])
def test_the_commands_are_listed(arguments: list[str], capsys: Said) -> None:
    assert command.main(arguments) == 0
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines()[2:]}
    assert listed == set(command.our_commands())


def test_every_command_says_in_a_sentence_what_it_does() -> None:
    sentences = {name: command.first_sentence(file) for name, file in command.our_commands().items()}
    assert [name for name, sentence in sentences.items() if not sentence.endswith(".")] == []


@pytest.mark.parametrize("name", sorted(command.our_commands()))
def test_every_command_explains_itself(name: str, capsys: Said) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main([name, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: handrail {name}")


def test_a_command_that_does_not_exist_is_answered_with_a_sentence(capsys: Said) -> None:
    assert command.main(["nonsense"]) == 2
    assert capsys.readouterr().err == "There is no command 'nonsense'. `handrail --help` lists them all.\n"


def test_an_option_that_does_not_exist_is_bad_input(capsys: Said) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["migrate", "--nonsense"])
    assert ended.value.code == 2
    assert "unrecognized arguments: --nonsense" in capsys.readouterr().err


@pytest.mark.parametrize(("fault", "code"), [(CommandError("Row 3: no date."), 2), (OperationalError("locked"), 1)])
def test_a_fault_is_told_without_a_traceback(
    fault: Exception, code: int, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str, arguments: list[str]) -> None:
        raise fault

    monkeypatch.setattr(command, "run", fail)
    assert command.main(["migrate"]) == code
    told = capsys.readouterr().err
    assert str(fault) in told
    assert told.count("\n") == 1


def test_a_mistake_of_ours_is_not_hidden_as_bad_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str, arguments: list[str]) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(command, "run", fail)
    with pytest.raises(ZeroDivisionError):
        command.main(["migrate"])


def in_an_empty_home(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    run = (sys.executable, "-m", "handrail.config.command", *arguments)
    told = surroundings({"HANDRAIL_HOME": str(home)})
    return subprocess.run(run, env=told, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", [("migrate",), ("work",), ("serve", "--door", "public")])
def test_nothing_starts_without_keys(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = in_an_empty_home(tmp_path, *arguments)
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert "Run `handrail setup`" in ended.stderr


def test_help_needs_no_keys(tmp_path: Path) -> None:
    assert in_an_empty_home(tmp_path, "--help").returncode == 0


def test_keys_can_be_made_before_anything_else(tmp_path: Path) -> None:
    assert in_an_empty_home(tmp_path, "setup", "--only-keys").returncode == 0
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["keys", "public.json", "staff.json"]
