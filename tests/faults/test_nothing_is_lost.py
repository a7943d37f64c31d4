"""No acknowledged concern is lost, and what was not stored was not acknowledged: crowds, kills, locks, a full disk."""

import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.faults.holdings import holdings
from tests.live import Door, Installation, NotAcknowledged, Reporter

pytestmark = [pytest.mark.fault, pytest.mark.slow, pytest.mark.xdist_group("faults")]
ON_POSTGRESQL = "HANDRAIL_TEST_DATABASE" in os.environ
KILLS = 8


def ready(door: Door, accounts: list[str]) -> dict[str, Reporter]:
    """Reporters who have said what they saw and have only to send."""

    def answered(account: str) -> tuple[str, Reporter]:
        reporter = Reporter(door.address)
        reporter.answer_briefly(account)
        return account, reporter

    with ThreadPoolExecutor(8) as pool:
        return dict(pool.map(answered, accounts))


def send_all(reporters: dict[str, Reporter], *, at_once: int) -> dict[str, str]:
    """Everybody sends; returns the receipts of those whose report was acknowledged, by account."""
    start = threading.Barrier(at_once)
    receipts: dict[str, str] = {}

    def send(account: str, reporter: Reporter) -> None:
        try:
            receipts[account] = reporter.send()
        except NotAcknowledged:
            return

    def first(pair: tuple[str, Reporter]) -> None:
        start.wait()
        send(*pair)

    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(first, reporters.items()))
    return receipts


def test_sixty_four_who_send_at_once_are_all_kept(installation: Installation) -> None:
    accounts = [f"Seen by number {number}." for number in range(64)]
    with installation.door(workers=2) as door:
        receipts = send_all(ready(door, accounts), at_once=64)
    assert set(receipts) == set(accounts), "somebody was refused"
    assert len(set(receipts.values())) == 64
    held = holdings(installation, list(receipts.values()))
    assert sorted(held.accounts()) == sorted(accounts)
    assert all(held.keeps(receipt, account) for account, receipt in receipts.items())
    assert held.broken is None


def test_a_door_killed_again_and_again_in_the_middle_of_a_load_loses_nothing_it_acknowledged(
    installation: Installation,
) -> None:
    dice = random.Random(20)
    receipts: dict[str, str] = {}
    waiting: dict[str, Reporter] = {}
    kills = 0
    while kills < KILLS:
        with installation.door(workers=2) as door:
            crowd = ready(door, [f"Round {kills}, number {number}." for number in range(6)])
            # Whoever was not acknowledged before sends again, with what their browser kept.
            for account, reporter in waiting.items():
                reporter.browser.base_url = door.address
                reporter.browser.headers["Origin"] = door.address
                crowd[account] = reporter
            killer = threading.Timer(dice.uniform(0.0, 0.12), door.kill)
            killer.start()
            acknowledged = send_all(crowd, at_once=len(crowd))
            killer.join()
            kills += 1
        receipts |= acknowledged
        waiting = {account: crowd[account] for account in crowd if account not in receipts}
    held = holdings(installation, list(receipts.values()))
    assert receipts
    assert all(held.keeps(receipt, account) for account, receipt in receipts.items())
    assert len(held.accounts()) == len(set(held.accounts())), "something was stored twice"
    assert held.broken is None


def test_what_was_sent_when_the_door_died_can_be_sent_again_and_makes_one_concern(installation: Installation) -> None:
    with installation.door() as door:
        reporter = ready(door, ["The line broke."])["The line broke."]
        page, path = reporter.page, reporter.path
        first = reporter.send()
        # The browser never saw the answer: it still holds the page and the answers that it sent.
        again = Reporter(door.address)
        again.browser.cookies, again.page, again.path = reporter.browser.cookies, page, path
        assert again.send() == first
    assert holdings(installation, [first]).accounts() == ["The line broke."]


@contextmanager
def locked(installation: Installation) -> Iterator[None]:
    """Another process holds what the door must write to."""
    if ON_POSTGRESQL:
        with psycopg.connect(installation.made[0]) as connection:
            connection.execute("LOCK TABLE concerns_sealedreport IN ACCESS EXCLUSIVE MODE")
            yield
            connection.rollback()
    else:
        embedded = sqlite3.connect(installation.home / "handrail.sqlite3", isolation_level=None)
        embedded.execute("BEGIN IMMEDIATE")
        yield
        embedded.execute("ROLLBACK")
        embedded.close()


def test_a_locked_database_is_told_honestly_and_sending_again_succeeds(installation: Installation) -> None:
    with installation.door() as door:
        reporter = ready(door, ["Behind the lock."])["Behind the lock."]
        with locked(installation):
            with pytest.raises(NotAcknowledged):
                reporter.send()
            assert reporter.page.status_code == 503
            assert "Behind the lock." in reporter.page.text, "the answers must still be there"
        receipt = reporter.send()
    assert holdings(installation, [receipt]).accounts() == ["Behind the lock."]


def test_a_lock_that_is_soon_gone_is_waited_for(installation: Installation) -> None:
    with installation.door() as door:
        reporter = ready(door, ["Patience."])["Patience."]
        with ThreadPoolExecutor(1) as pool:
            with locked(installation):
                sending = pool.submit(reporter.send)
                time.sleep(1)
            receipt = sending.result(30)
    assert holdings(installation, [receipt]).accounts() == ["Patience."]


@pytest.fixture
def small_disk() -> Iterator[Path]:
    # Not below the tests' own folders: a database server runs as a user of its own, who has to get here.
    with tempfile.TemporaryDirectory(prefix="handrail-small-disk-") as made:
        disk = Path(made)
        disk.chmod(0o755)
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m,mode=755", "tmpfs", disk], check=False)
        if mounted.returncode:
            pytest.skip("a small disk cannot be mounted here: that needs root")
        try:
            yield disk
        finally:
            subprocess.run(["umount", "-l", disk], check=True)


def fill(disk: Path) -> Path:
    """Write until nothing more fits."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as stream:
        block = b"\0" * 4096
        try:
            while True:
                stream.write(block)
        except OSError:
            return filler


def on_small_disk(installation: Installation, disk: Path) -> None:
    """Move the tables that the public door writes to onto the small disk."""
    if not ON_POSTGRESQL:
        for file in installation.home.glob("handrail.sqlite3*"):
            shutil.move(file, disk / file.name)
            (installation.home / file.name).symlink_to(disk / file.name)
        return
    place = disk / "tables"
    place.mkdir()
    with psycopg.connect(installation.made[0], autocommit=True) as connection:
        owner = connection.execute("SHOW data_directory").fetchone()
        assert owner is not None
        stat = Path(owner[0]).stat()
        os.chown(place, stat.st_uid, stat.st_gid)
        connection.execute(f"CREATE TABLESPACE small_{os.getpid()} LOCATION '{place}'")
        connection.execute(f"ALTER TABLE concerns_sealedreport SET TABLESPACE small_{os.getpid()}")


def off_small_disk(installation: Installation) -> None:
    """Let the small disk be taken away again."""
    if ON_POSTGRESQL:
        with psycopg.connect(installation.made[0], autocommit=True) as connection:
            connection.execute("ALTER TABLE concerns_sealedreport SET TABLESPACE pg_default")
            connection.execute(f"DROP TABLESPACE small_{os.getpid()}")


def test_on_a_full_disk_nothing_is_acknowledged_that_is_not_stored(
    installation: Installation, small_disk: Path
) -> None:
    on_small_disk(installation, small_disk)
    with installation.door() as door:
        before = ready(door, [f"Before, {number}." for number in range(4)])
        receipts = send_all(before, at_once=4)
        assert set(receipts) == set(before)
        # More than what is left of the pages that the tables hold already.
        crowd = ready(door, [f"Number {number}: " + os.urandom(2500).hex() for number in range(40)])
        filler = fill(small_disk)
        during = send_all(crowd, at_once=8)
        refused = {account: reporter for account, reporter in crowd.items() if account not in during}
        assert refused, "the disk was not full enough to try anything"
        assert all(reporter.page.status_code == 503 for reporter in refused.values())
        filler.unlink()
        later = send_all(refused, at_once=min(8, len(refused)))
        assert set(later) == set(refused), "with room again, what the browsers kept can be sent"
    receipts |= during | later
    held = holdings(installation, list(receipts.values()))
    off_small_disk(installation)
    assert all(held.keeps(receipt, account) for account, receipt in receipts.items())
    assert len(held.accounts()) == len(receipts), "something is stored that nobody was told of, or twice"
    assert held.broken is None
