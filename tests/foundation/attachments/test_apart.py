"""A hostile file brings down the process that opens it, and nothing else."""

import pytest

from handrail.foundation.attachments import apart
from handrail.foundation.attachments.cleaning import cleaned
from handrail.foundation.attachments.failures import NotTaken
from tests.foundation.attachments import planted


@pytest.mark.parametrize("content", [planted.docx(), planted.doc()], ids=["docx", "doc"])
def test_a_process_of_its_own_gives_the_same_answer(content: bytes) -> None:
    assert apart.cleaned_apart(content) == cleaned(content)


def test_its_refusal_is_the_same_sentence() -> None:
    with pytest.raises(NotTaken, match="Choose another file"):
        apart.cleaned_apart(b"\nplain words\n")


def test_a_process_that_dies_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_CALL", "import os; os.abort()")
    with pytest.raises(NotTaken, match="takes too much to open"):
        apart.cleaned_apart(b"x")


def test_a_process_that_does_not_end_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_CALL", "import time; time.sleep(9)")
    monkeypatch.setattr(apart, "PATIENCE", 0.2)
    with pytest.raises(NotTaken, match="takes too much to open"):
        apart.cleaned_apart(b"x")


def test_the_process_is_given_little_memory_no_surroundings_and_no_file_to_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = (
        "import os, resource as r; from handrail.foundation.attachments import apart; apart._set_limits();"
        "assert not set(os.environ) - {'LC_CTYPE'};"
        "assert r.getrlimit(r.RLIMIT_FSIZE) == (0, 0); assert r.getrlimit(r.RLIMIT_AS)[1] == apart.MEMORY;"
        "print('taken\\ndoc\\n\\nnone')"
    )
    monkeypatch.setattr(apart, "_CALL", asked)
    assert apart.cleaned_apart(b"x").copy is None
