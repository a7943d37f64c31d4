"""Reports at the public door: processor time for each, how many a second, how long each takes, how many are lost."""

import argparse
import http.client
import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psutil
import psycopg

from benchmarks.numbers import processor_seconds, spread
from tests.live import Door, Installation, Reporter

LEVELS = (1, 8, 16, 64)
FOR_EACH_LEVEL = 800
JOURNEYS = 60
RATE, SECONDS = 20, 15
SECRET = "a" * 32  # a CSRF secret is any 32 letters; the cookie and the form must agree
PROJECT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Ready:
    """One report that has only to be sent: the cookies of a browser that has answered everything."""

    cookies: str


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — parts are called alike
    """Measure the door of this installation."""
    commit = baseline_commit(installation)
    print(f"baseline: one row, one commit on the same disk      {1000 * commit:6.2f} ms")
    with installation.door(workers=2) as door:
        whole = whole_journeys(door)
        print(f"processor for a whole journey (its pages and sends) {1000 * whole:6.1f} ms")
        ready = prepared(installation, door, FOR_EACH_LEVEL * (len(LEVELS) + 1) + RATE * SECONDS)
        final = final_posts(door, ready, FOR_EACH_LEVEL)
        print(f"processor for the final POST                        {1000 * final:6.1f} ms   target <= 10")
        kept = JOURNEYS + FOR_EACH_LEVEL
        kept += sum(load(door, ready, at_once, commit) for at_once in LEVELS)
        kept += steady(door, ready)
    check_nothing_lost(installation, kept)


def baseline_commit(installation: Installation, rows: int = 200) -> float:
    """Seconds to store one small row durably, with nothing around it: what no program on this disk can beat."""
    if installation.made:
        with psycopg.connect(installation.made[0], autocommit=True) as connection:
            connection.execute("CREATE TABLE baseline (row bytea)")
            return timed(lambda: connection.execute("INSERT INTO baseline VALUES (%s)", [os.urandom(2000)]), rows)
    with sqlite3.connect(installation.home / "baseline.sqlite3", isolation_level=None) as plain:
        plain.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE baseline (row)")
        return timed(lambda: plain.execute("INSERT INTO baseline VALUES (?)", [os.urandom(2000)]), rows)


def timed(act: Callable[[], object], times: int) -> float:
    """Seconds for one of several."""
    began = time.perf_counter()
    for _ in range(times):
        act()
    return (time.perf_counter() - began) / times


def server_seconds(door: Door) -> float:
    """Processor seconds of the door, and of the database server where there is one."""
    assert door.process is not None
    servers = [database_server(address) for address in door.installation.made[:1]]
    return processor_seconds(door.process.pid, *servers)


def database_server(address: str) -> int:
    """The process from which all of a database server's processes descend."""
    with psycopg.connect(address) as connection:
        return int(psutil.Process(connection.info.backend_pid).ppid())


def whole_journeys(door: Door) -> float:
    """Processor seconds of the server for one journey, page by page."""
    began = server_seconds(door)
    for number in range(JOURNEYS):
        with Reporter(door.address) as reporter:
            reporter.tell(f"Whole journey {number}.")
    return (server_seconds(door) - began) / JOURNEYS


def prepared(installation: Installation, door: Door, wanted: int) -> Iterator[Ready]:
    """Reports that have only to be sent, each with a receipt of its own, made from one that was really answered."""
    with Reporter(door.address) as reporter:
        reporter.answer("Prepared.")
        cookies = dict(reporter.browser.cookies.items())
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.prepare", str(wanted)],
        cwd=PROJECT,
        env=installation.environment(DJANGO_SETTINGS_MODULE="handrail.config.settings", HANDRAIL_DOOR="public"),
        input=json.dumps(cookies),
        capture_output=True,
        text=True,
        check=True,
    )
    return iter([Ready(cookies) for cookies in json.loads(done.stdout)])


def send(connection: http.client.HTTPConnection, report: Ready, origin: str) -> bool:
    """The final POST; whether it was acknowledged."""
    body = urlencode({"csrfmiddlewaretoken": SECRET})
    headers = {
        "Cookie": f"{report.cookies}; handrail_public_csrf={SECRET}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": origin,
    }
    connection.request("POST", "/tell-us/check-your-answers/", body, headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status == 302 and answer.headers["Location"].endswith("/sent/")


def final_posts(door: Door, ready: Iterator[Ready], how_many: int) -> float:
    """Processor seconds of the server for one final POST."""
    connection = http.client.HTTPConnection("127.0.0.1", door.port)
    began = server_seconds(door)
    for _ in range(how_many):
        assert send(connection, next(ready), door.address), "a report was not acknowledged"
    return (server_seconds(door) - began) / how_many


def load(door: Door, ready: Iterator[Ready], at_once: int, commit: float) -> int:
    """So many clients, each sending the next as soon as the last is acknowledged. How many were acknowledged."""
    reports = [next(ready) for _ in range(FOR_EACH_LEVEL)]
    shares = [reports[number::at_once] for number in range(at_once)]
    took: list[float] = []
    kept: list[Ready] = []

    def client(share: list[Ready]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", door.port, timeout=60)
        for report in share:
            began = time.perf_counter()
            if send(connection, report, door.address):
                kept.append(report)
            took.append(time.perf_counter() - began)

    began, used = time.perf_counter(), server_seconds(door)
    in_threads(client, shares)
    seconds = time.perf_counter() - began
    each = 1000 * (server_seconds(door) - used) / len(reports)
    rate = len(kept) / seconds
    print(
        f"{at_once:3} clients: {rate:6.1f} accepted/s  {spread(took)}  processor {each:4.1f} ms"
        f"  not acknowledged {len(reports) - len(kept)}  ({1 / rate / commit:4.1f} x one bare commit each)"
    )
    return len(kept)


def steady(door: Door, ready: Iterator[Ready]) -> int:
    """Twenty a second, whether or not the last has been answered. How many were acknowledged."""
    took: list[float] = []

    def one(report: Ready) -> None:
        began = time.perf_counter()
        if send(http.client.HTTPConnection("127.0.0.1", door.port, timeout=60), report, door.address):
            took.append(time.perf_counter() - began)

    threads = [threading.Thread(target=one, args=[next(ready)]) for _ in range(RATE * SECONDS)]
    for thread in threads:
        thread.start()
        time.sleep(1 / RATE)
    for thread in threads:
        thread.join()
    print(f"{RATE} a second for {SECONDS} s:  {spread(took)}  acknowledged {len(took)}   target p95 < 100 ms")
    return len(took)


def in_threads(act: Callable[[list[Ready]], None], shares: list[list[Ready]]) -> None:
    """Do it with every share at once."""
    threads = [threading.Thread(target=act, args=[share]) for share in shares]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def check_nothing_lost(installation: Installation, acknowledged: int) -> None:
    """Count what is stored against what was acknowledged."""
    count = "SELECT count(*) FROM concerns_sealedreport"
    if installation.made:
        with psycopg.connect(installation.made[0]) as connection:
            row = connection.execute(count).fetchone()
    else:
        with sqlite3.connect(installation.home / "handrail.sqlite3") as plain:
            row = plain.execute(count).fetchone()
    assert row is not None
    print(f"acknowledged {acknowledged}, stored {row[0]}; lost {max(0, acknowledged - row[0])}")
