"""One installation that is set up once in a run of the tests, and copied wherever one is needed.

Setting one up applies every migration to two databases and takes some ten seconds; a copy takes a tenth of one.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOM = "HANDRAIL_TEST_PREPARED"
NAMES = "databases"


def make_room() -> None:
    """Once, before the tests' processes are started: they share what is prepared."""
    os.environ[ROOM] = tempfile.mkdtemp(prefix="handrail-prepared-")


def take_away() -> None:
    """Leave nothing behind, on the disk or on the server."""
    room = Path(os.environ.pop(ROOM))
    for file in room.glob(f"*/{NAMES}"):
        for address in file.read_text().split():
            drop_database(address)
    shutil.rmtree(room, ignore_errors=True)


@contextmanager
def one_at_a_time(name: str) -> Iterator[Path]:
    """Hold a folder that all processes of this run share, alone."""
    folder = Path(os.environ[ROOM]) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


def copy(name: str, *, to: Path, make: Callable[[Path], Sequence[str]]) -> list[str]:
    """Copy what `make` made in a home of that name, making it now if nobody has.

    `make` gives the addresses of the databases it made on a server; the answer is those of their copies.
    """
    if ROOM not in os.environ:  # a program that runs by itself has nobody to share with
        return list(make(to))
    home, addresses = original(name, make=make)
    shutil.copytree(home, to, dirs_exist_ok=True)
    return [make_database(address, like=address) for address in addresses]


def original(name: str, *, make: Callable[[Path], Sequence[str]]) -> tuple[Path, list[str]]:
    """What all copies of that name are copies of, never to be used: its home, and its databases on a server."""
    with one_at_a_time(name) as folder:
        if not (folder / NAMES).exists():
            (folder / "home").mkdir()
            (folder / NAMES).write_text("\n".join(make(folder / "home")))
    return folder / "home", (folder / NAMES).read_text().split()


def make_database(server: str, *, like: str = "") -> str:
    """A new database on the same server: empty, or a copy of that one, which nobody may be using."""
    name = f"handrail_{os.urandom(6).hex()}"
    copied = f' TEMPLATE "{name_of(like)}"' if like else ""
    with psycopg.connect(os.environ["HANDRAIL_TEST_DATABASE"], autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"{copied}')
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def drop_database(address: str) -> None:
    """Drop a database that `make_database` made, whoever is still connected."""
    with psycopg.connect(os.environ["HANDRAIL_TEST_DATABASE"], autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name_of(address)}" WITH (FORCE)')


def name_of(address: str) -> str:
    """What a database is called on its server."""
    return urlsplit(address).path.lstrip("/")
