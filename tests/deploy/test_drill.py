"""docs/how-to/back-up-and-restore.md, step by step, on PostgreSQL and under the roles of real use."""

import os
import subprocess
from pathlib import Path

import httpx
import pytest

from tests.deploy.cluster import Cluster
from tests.deploy.doors import PROJECT, settings_of, surroundings
from tests.deploy.walking import tell

pytestmark = pytest.mark.xdist_group("deploy")

TOLD = "Two girls at the car wash do not know which town they are in"


def as_owner(*arguments: str, cluster: Cluster, home: Path) -> str:
    """deploy/as-owner, with the settings of this test in the place of /etc/handrail/owner.env."""
    file = home / "owner.env"
    file.write_text("".join(f"{name}='{value}'\n" for name, value in settings_of("owner", cluster, home).items()))
    told = surroundings({"HANDRAIL_OWNER_ENVIRONMENT": str(file)})
    told["PATH"] = f"{cluster.binaries}{os.pathsep}{told['PATH']}"
    command = [str(PROJECT / "deploy" / "as-owner"), *arguments]
    ended = subprocess.run(command, env=told, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def restored(cluster: Cluster, home: Path, visitor: httpx.Client, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Told, backed up, told again, and put back to the backup. The folder the backup is in."""
    folder = tmp_path_factory.mktemp("backups")
    tell(visitor, TOLD)
    as_owner("take_in", cluster=cluster, home=home)
    as_owner("backup", str(folder / "night.backup"), "--keys", str(folder / "newest.keys"), cluster=cluster, home=home)
    before = cluster.ask("SELECT count(*) FROM concerns_sealedreport")
    tell(visitor, f"{TOLD}, told after the backup")
    restore = ("restore", str(folder / "night.backup"), "--keys", str(folder / "newest.keys"), "--replace")
    as_owner(*restore, cluster=cluster, home=home)
    cluster.run_file("roles.sql")
    assert cluster.ask("SELECT count(*) FROM concerns_sealedreport") == before
    return folder


def test_the_trail_is_whole_after_the_restore(cluster: Cluster, home: Path, restored: Path) -> None:
    assert as_owner("audit", "verify", cluster=cluster, home=home)


def test_the_restore_is_in_the_trail(cluster: Cluster, restored: Path) -> None:
    assert ("vault.restored",) in cluster.ask("SELECT act FROM audit_trailentry")


def test_the_public_door_goes_on_after_the_restore(cluster: Cluster, visitor: httpx.Client, restored: Path) -> None:
    (before,) = cluster.ask("SELECT count(*) FROM concerns_sealedreport")
    tell(visitor, f"{TOLD}, told after the restore")
    assert cluster.ask("SELECT count(*) FROM concerns_sealedreport") == [(int(str(before[0])) + 1,)]


def test_what_was_told_is_nowhere_in_the_backup(restored: Path) -> None:
    assert [file for file in restored.iterdir() if b"car wash" in file.read_bytes()] == []


def test_keys_are_rotated_while_the_doors_are_open(
    cluster: Cluster, home: Path, visitor: httpx.Client, restored: Path
) -> None:
    as_owner("keys", "rotate", "--what", "desk", cluster=cluster, home=home)
    tell(visitor, f"{TOLD}, told under the new key")
    as_owner("take_in", cluster=cluster, home=home)
    assert cluster.ask("SELECT count(*) FROM concerns_sealedreport WHERE NOT taken_in") == [(0,)]
