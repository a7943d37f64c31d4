"""Does work on a file in a process of its own: what a hostile file can bring down is that process, and nothing else.

The process gets the file and no key, no address and no setting; it may use so much memory and time, and write no file.
It has no log either: libraries that read pictures, documents and workbooks tell theirs what they find in them.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path

MEMORY = 1536 * 1024 * 1024  # bytes of address space
SECONDS, PATIENCE = 40, 90  # of work, and altogether on a busy machine
SOURCES = Path(__file__).resolve().parents[2]


class TookTooMuch(Exception):
    """The work took more memory or time than a file should, or the process went down over it."""


def done_apart(module: str, content: bytes, *said: str) -> bytes:
    """What `module`'s `answer_as_a_program(*said)` writes when it is given this content. Raises TookTooMuch."""
    call = f"from {module} import answer_as_a_program as answer; answer(*sys.argv[1:])"
    program = [sys.executable, "-I", "-c", f"import sys; sys.path[:0] = [{str(SOURCES)!r}]; {call}", *said]
    try:
        # Our own words, and no shell; the surroundings hold nothing.
        done = subprocess.run(  # noqa: S603
            program, input=content, capture_output=True, timeout=PATIENCE, check=False, env={}, cwd="/"
        )
    except subprocess.TimeoutExpired:
        raise TookTooMuch from None
    if done.returncode != 0:
        raise TookTooMuch
    return done.stdout


def limit_this_process() -> None:
    """From now on this process has so much memory and time, and writes no file."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for which, most in limits.items():
        resource.setrlimit(which, (most, most))
    os.nice(5)
