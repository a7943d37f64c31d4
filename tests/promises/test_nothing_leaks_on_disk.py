"""What was told through the real door is in no file of the installation and in no address: as bytes, everywhere."""

import os
import subprocess
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.live import Installation, Reporter
from tests.promises import planted

pytestmark = pytest.mark.slow
TOLD = {
    "your-work": {"organisation": "Canary Organisation Trust", "reporter_role": "canary-role-nurse"},
    "who-you-are": {"reporter_kind": "professional"},
    "where": {"address": "12 Canaryaddress Close", "place_description": "canary-behind-the-mill"},
    "details": {"vehicles": "CA99 NRY", "telephones": "07700 900987", "names": "Canarynickname"},
    "your-name": {"sharing": "share"},
    "name": {"name": "Canaryreporter Finch"},
    "contact": {"contact_channel": "email"},
    "safe-contact": {"address": "canary-contact@safe.example"},
}
ACCOUNT = "canary-account: seven men in a locked shed"
WRITTEN = {
    name: f"canary-{name}-by-hand" for name in ("note", "message", "reason", "letter", "answer", "link", "signal")
}
CODES = {"share", "email", "professional"}
BY_REPORTER = [ACCOUNT, *(word for page in TOLD.values() for word in page.values() if word not in CODES)]
PLANTED = [*BY_REPORTER, *WRITTEN.values(), *planted.WORDS]


def forms_of(word: str) -> set[bytes]:
    """The ways in which it could have been written down."""
    texts = {word, word.lower(), word.upper(), word.replace(" ", ""), quote(word)}
    return {text.encode(code) for text in texts for code in ("utf-8", "utf-16-le")}


def found_in(content: bytes) -> list[str]:
    """Which of the planted words stand in these bytes."""
    return [word for word in PLANTED if any(form in content for form in forms_of(word))]


def dumped(installation: Installation) -> Iterator[tuple[str, bytes]]:
    """On a server, what a plain dump of each database holds; embedded, the files themselves are looked at."""
    for address in installation.made:
        done = subprocess.run(["pg_dump", "--inserts", address], capture_output=True, check=True)
        yield address, done.stdout


def test_no_file_no_log_no_mail_no_copy_and_no_address_holds_a_planted_word(installation: Installation) -> None:
    with installation.door(HANDRAIL_LOG_LEVEL="DEBUG") as door, Reporter(door.address) as reporter:
        reporter.answer(ACCOUNT, TOLD)
        receipt = reporter.send()
        assert not found_in(installation.program("tests.promises.work", WRITTEN).encode())
        kept = installation.home / "copy.handrail"
        assert installation.run("backup", str(kept)).returncode == 0
        # While the door still runs, so that the journal beside the database is looked at too.
        files = [path for path in installation.home.rglob("*") if path.is_file() and "static" not in path.parts]
        leaks = {str(path): found_in(path.read_bytes()) for path in files}
        leaks |= {name: found_in(content) for name, content in dumped(installation)}
        assert not {name: words for name, words in leaks.items() if words}
        assert not found_in("\n".join(reporter.visited).encode())
        assert not any(receipt.encode() in path.read_bytes() for path in files)
    assert any(path.name == "public.log" for path in files)
    if "HANDRAIL_TEST_DATABASE" not in os.environ:
        assert {"handrail.sqlite3", "handrail.sqlite3-wal"} <= {path.name for path in files}


def test_the_search_finds_what_is_there() -> None:
    assert found_in(b"..." + "07700 900987".encode("utf-16-le") + b"...") == ["07700 900987"]
    assert found_in(b"...CA99NRY...") == ["CA99 NRY"]
    assert found_in(b"nothing") == []
