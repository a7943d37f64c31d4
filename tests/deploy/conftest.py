"""One installation as the how-to describes it: a cluster with its roles, both doors, and nginx before them."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.deploy.cluster import Cluster, newest_binaries, running_cluster, set_up
from tests.deploy.doors import PROJECT, open_door, settings_of
from tests.deploy.front import Front, running_front


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the front end built into it."""
    folder = tmp_path_factory.mktemp("home")
    build = [sys.executable, str(PROJECT / "front-end" / "build.py")]
    subprocess.run(build, check=True, capture_output=True, env={**os.environ, "HANDRAIL_HOME": str(folder)})
    return folder


@pytest.fixture(scope="session")
def cluster(home: Path) -> Iterator[Cluster]:
    """A PostgreSQL cluster with our roles and databases, set up from nothing."""
    binaries = newest_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed on this machine")
    # Not below the tests' own folders: the server runs as a user of its own, who has to get here.
    with tempfile.TemporaryDirectory(prefix="handrail-cluster-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        with running_cluster(folder, binaries) as cluster:
            set_up(cluster, home)
            yield cluster


@pytest.fixture(scope="session")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where everything that runs writes what it has to say."""
    return tmp_path_factory.mktemp("logs")


@pytest.fixture(scope="session")
def public_port(cluster: Cluster, home: Path, logs: Path) -> Iterator[int]:
    """The public door, under its own role."""
    with open_door("public", settings_of("public", cluster, home), logs / "public") as port:
        yield port


@pytest.fixture(scope="session")
def staff_port(cluster: Cluster, home: Path, logs: Path) -> Iterator[int]:
    """The staff door, under its own role."""
    with open_door("staff", settings_of("staff", cluster, home), logs / "staff") as port:
        yield port


@pytest.fixture(scope="session")
def front(public_port: int, staff_port: int, logs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """nginx with our configuration before both doors."""
    if shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") is None:
        pytest.skip("nginx is not installed on this machine")
    folder = tmp_path_factory.mktemp("nginx")
    with running_front(folder, logs, public=public_port, staff=staff_port) as front:
        yield front


@pytest.fixture(scope="session")
def visitor(cluster: Cluster, home: Path, logs: Path) -> Iterator[httpx.Client]:
    """Somebody at the real public door, under its own role; without TLS, which nginx speaks."""
    plain = {"HANDRAIL_SECURE": "no", "HANDRAIL_BEHIND_PROXY": "no"}
    with (
        open_door("public", settings_of("public", cluster, home) | plain, logs / "public-plain") as port,
        httpx.Client(
            base_url=f"http://127.0.0.1:{port}", headers={"Host": f"tell.example.org:{port}"}, timeout=30
        ) as client,
    ):
        yield client
