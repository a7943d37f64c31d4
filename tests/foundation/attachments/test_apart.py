"""A hostile file brings down the process that opens it, and nothing else."""

from pathlib import Path

import pytest

from handrail.foundation import apart as processes
from handrail.foundation.attachments import apart
from handrail.foundation.attachments.cleaning import cleaned
from handrail.foundation.attachments.failures import NotTaken
from tests.foundation.attachments import planted
from tests.live import PROJECT

ASKED = """
import os, resource as r
from handrail.foundation import apart

def answer_as_a_program():
    apart.limit_this_process()
    assert not set(os.environ) - {"LC_CTYPE"}
    assert r.getrlimit(r.RLIMIT_FSIZE) == (0, 0)
    assert r.getrlimit(r.RLIMIT_AS)[1] == apart.MEMORY
    print("as it should be", end="")
"""


@pytest.mark.parametrize("content", [planted.docx(), planted.doc()], ids=["docx", "doc"])
def test_a_process_of_its_own_gives_the_same_answer(content: bytes) -> None:
    assert apart.cleaned_apart(content) == cleaned(content)


def test_its_refusal_is_the_same_sentence() -> None:
    with pytest.raises(NotTaken, match="Choose another file"):
        apart.cleaned_apart(b"\nplain words\n")


def test_a_process_that_dies_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(processes.TookTooMuch):
        processes.done_apart("faulthandler", b"x")
    monkeypatch.setattr(apart, "__name__", "no_such_module")
    with pytest.raises(NotTaken, match="takes too much to open"):
        apart.cleaned_apart(b"x")


def test_a_process_that_does_not_end_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PATIENCE", 0.01)
    with pytest.raises(NotTaken, match="takes too much to open"):
        apart.cleaned_apart(b"x")


def test_the_process_is_given_little_memory_no_surroundings_and_no_file_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "asked.py").write_text(ASKED)
    monkeypatch.setattr(processes, "SOURCES", tmp_path)
    (tmp_path / "handrail").symlink_to(PROJECT / "handrail")
    assert processes.done_apart("asked", b"x") == b"as it should be"
