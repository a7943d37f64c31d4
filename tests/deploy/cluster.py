"""A PostgreSQL cluster of the tests' own, set up by the files in deploy/ and by nothing else."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.deploy.doors import PROJECT, free_port, handrail, settings_of


def newest_binaries() -> Path | None:
    """Where PostgreSQL's programs are on this machine (Debian keeps them out of the path)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@dataclass(frozen=True)
class Cluster:
    """A running cluster on loopback that believes everybody who they say they are."""

    binaries: Path
    port: int

    def address(self, role: str, database: str = "handrail") -> str:
        """How a role reaches a database."""
        return f"postgresql://{role}@127.0.0.1:{self.port}/{database}"

    def ask(self, statement: str, *, role: str = "postgres", database: str = "handrail") -> list[tuple[object, ...]]:
        """What the database answers that role."""
        with psycopg.connect(self.address(role, database)) as connection:
            answer = connection.execute(statement)
            return answer.fetchall() if answer.description else []

    def run_file(self, name: str) -> None:
        """Run one of our SQL files as the superuser, as the how-to says."""
        file = PROJECT / "deploy" / "postgresql" / name
        psql = [str(self.binaries / "psql"), "-q", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"]
        subprocess.run([*psql, "-d", "postgres", "-f", str(file)], check=True, capture_output=True, text=True)


def as_postgres(*command: str) -> None:
    """Run a command as an ordinary user: the server refuses to run as root."""
    whole: Sequence[str] = ("runuser", "-u", "postgres", "--", *command) if os.geteuid() == 0 else command
    subprocess.run(whole, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def running_cluster(folder: Path, binaries: Path) -> Iterator[Cluster]:
    """Make a cluster in that folder, run it, and stop it whatever happens."""
    if os.geteuid() == 0:
        subprocess.run(["chown", "postgres", str(folder)], check=True)
    where, port = str(folder / "cluster"), free_port()
    as_postgres(f"{binaries}/initdb", "-D", where, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    as_postgres(f"{binaries}/pg_ctl", "-D", where, "-l", str(folder / "log"), "-w", "-s", "-o", options, "start")
    try:
        yield Cluster(binaries, port)
    finally:
        as_postgres(f"{binaries}/pg_ctl", "-D", where, "-m", "immediate", "-s", "stop")


def set_up(cluster: Cluster, home: Path) -> None:
    """Everything the how-to says to do on the database, in its order, and the last step twice."""
    cluster.run_file("databases.sql")
    handrail("setup", settings=settings_of("owner", cluster, home))
    cluster.run_file("roles.sql")
    cluster.run_file("roles.sql")
