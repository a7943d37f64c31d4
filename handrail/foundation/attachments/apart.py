"""Works on a picture or a document in a process of its own (foundation.apart)."""

import sys
from collections.abc import Callable, Set

from handrail.foundation.apart import TookTooMuch, done_apart, limit_this_process
from handrail.foundation.attachments.cleaning import Cleaned, cleaned
from handrail.foundation.attachments.covering import covered, shrunk
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import Kind

TOO_MUCH_WORK = "No clean copy can be made of this file: it takes too much to open. Save it again, then choose it."
TAKEN, NOT_TAKEN = b"taken", b"not taken"


def cleaned_apart(content: bytes) -> Cleaned:
    """As cleaning.cleaned. Raises NotTaken, also when the file takes more memory or time than a file should."""
    return _done_apart("clean", content)


def shrunk_apart(content: bytes) -> bytes:
    """As covering.shrunk. Raises NotTaken, also when the file takes more memory or time than a file should."""
    return _done_apart("shrink", content).copy or b""


def covered_apart(content: bytes, parts: Set[int]) -> bytes:
    """As covering.covered. Raises NotTaken."""
    return _done_apart("cover", content, *map(str, sorted(parts))).copy or b""


def _done_apart(work: str, content: bytes, *said: str) -> Cleaned:
    try:
        return _answer(done_apart(__name__, content, work, *said))
    except TookTooMuch:
        raise NotTaken(TOO_MUCH_WORK) from None


def answer_as_a_program(work: str, *said: str) -> None:
    """Read a file from standard input, and write what the work on it came to."""
    limit_this_process()
    try:
        done = WORKS[work](sys.stdin.buffer.read(), *said)
        head, copy = [TAKEN, done.kind.encode(), done.why_no_copy.encode()], done.copy
    except NotTaken as reason:
        head, copy = [NOT_TAKEN, b"", reason.sentence.encode()], None
    sys.stdout.buffer.write(b"\n".join([*head, b"copy" if copy is not None else b"none", b""]) + (copy or b""))


WORKS: dict[str, Callable[..., Cleaned]] = {
    "clean": cleaned,
    "shrink": lambda content: Cleaned(Kind.JPEG, shrunk(content)),
    "cover": lambda content, *parts: Cleaned(Kind.JPEG, covered(content, frozenset(map(int, parts)))),
}


def _answer(said: bytes) -> Cleaned:
    state, kind, sentence, has_copy, copy = said.split(b"\n", 4)
    if state != TAKEN:
        raise NotTaken(sentence.decode())
    return Cleaned(Kind(kind.decode()), copy if has_copy == b"copy" else None, sentence.decode())
