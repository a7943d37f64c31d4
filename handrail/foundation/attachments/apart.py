"""Works on a file in a process of its own: what a hostile file can bring down is that process, and nothing else.

The process gets the file and no key, no address and no setting; it may use so much memory and time, and write no file.
It has no log either: libraries that read pictures and documents tell theirs what they find in them.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Set
from pathlib import Path

from handrail.foundation.attachments.cleaning import Cleaned, cleaned
from handrail.foundation.attachments.covering import covered, shrunk
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import Kind

MEMORY = 1536 * 1024 * 1024  # bytes of address space
SECONDS, PATIENCE = 40, 90  # of work, and altogether on a busy machine
TOO_MUCH_WORK = "No clean copy can be made of this file: it takes too much to open. Save it again, then choose it."
TAKEN, NOT_TAKEN = b"taken", b"not taken"
SOURCES = Path(__file__).resolve().parents[3]


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
    program = [sys.executable, "-I", "-c", f"import sys; sys.path[:0] = [{str(SOURCES)!r}]; {_CALL}", work, *said]
    try:
        # Our own words, and no shell; the surroundings hold nothing.
        done = subprocess.run(  # noqa: S603
            program, input=content, capture_output=True, timeout=PATIENCE, check=False, env={}, cwd="/"
        )
    except subprocess.TimeoutExpired:
        raise NotTaken(TOO_MUCH_WORK) from None
    return _answer(done.stdout) if done.returncode == 0 else _refuse()


def answer_as_a_program(work: str, *said: str) -> None:
    """Read a file from standard input, and write what the work on it came to."""
    _set_limits()
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
_CALL = f"from {__name__} import answer_as_a_program; answer_as_a_program(*sys.argv[1:])"


def _answer(said: bytes) -> Cleaned:
    state, kind, sentence, has_copy, copy = said.split(b"\n", 4)
    if state != TAKEN:
        raise NotTaken(sentence.decode())
    return Cleaned(Kind(kind.decode()), copy if has_copy == b"copy" else None, sentence.decode())


def _refuse() -> Cleaned:
    raise NotTaken(TOO_MUCH_WORK)


def _set_limits() -> None:
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for which, most in limits.items():
        resource.setrlimit(which, (most, most))
    os.nice(5)
