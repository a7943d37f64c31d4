"""deploy/postgresql: each role is tried at what it may do and at what it may not."""

import threading
from pathlib import Path
from typing import Any, cast

import httpx
import psycopg
import pytest
from django.apps import apps
from django.db.models import Field

from tests.deploy.cluster import Cluster
from tests.deploy.doors import handrail, settings_of
from tests.deploy.walking import tell

pytestmark = pytest.mark.xdist_group("deploy")

TOLD = "Eleven men sleep in the garage behind the shop"
TABLES = sorted(model._meta.db_table for model in apps.get_models(include_auto_created=True))
PUBLISHED = {
    *("concerns_standing", "concerns_reply", "published_campaign", "published_shortcode", "published_openevent"),
    *("published_certificate", "published_handout", "published_requeststanding", "published_taught"),
    "published_roomcode",
    *("services_provider", "services_service", "services_phone", "services_schedule", "services_servicearea"),
    *("services_language", "services_costoption", "services_contact", "services_location"),
    *("services_serviceatlocation", "services_taxonomy", "services_term", "services_attribute"),
}
COUNTED = {"desk_concern", "referrals_referral", "figures_publishedcount"}


@pytest.fixture(scope="module")
def receipt_page(visitor: httpx.Client) -> str:
    """A report has come in."""
    return tell(visitor, TOLD).text


def refused(cluster: Cluster, statement: str, *, role: str, database: str = "handrail") -> bool:
    try:
        cluster.ask(statement, role=role, database=database)
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


def test_the_public_door_keeps_a_report_under_its_own_role(cluster: Cluster, receipt_page: str) -> None:
    assert cluster.ask("SELECT count(*) > 0 FROM concerns_sealedreport") == [(True,)]
    assert ("concerns.received", "public") in cluster.ask("SELECT act, by FROM audit_trailentry")


@pytest.mark.parametrize("table", sorted(set(TABLES) - PUBLISHED - {"vault_subjectkey"}))
def test_the_public_door_cannot_read(cluster: Cluster, table: str) -> None:
    assert refused(cluster, f"SELECT * FROM {table}", role="handrail_public")


@pytest.mark.parametrize("table", sorted(PUBLISHED))
def test_the_public_door_reads_what_is_published_and_cannot_write_it(cluster: Cluster, table: str) -> None:
    assert not refused(cluster, f"SELECT * FROM {table}", role="handrail_public")
    assert refused(cluster, f"DELETE FROM {table}", role="handrail_public")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE concerns_sealedreport SET taken_in = true",
        "DELETE FROM concerns_sealedreport",
        "UPDATE published_sealedrequest SET taken_in = true",
        "SELECT sealed FROM published_sealedrequest",
        "SELECT count(*) FROM published_seen",
        "UPDATE published_campaign SET slug = 'mine'",
        "SELECT receipt_digest FROM concerns_sealedreport",
        "SELECT sealed FROM concerns_sealedattachment",
        "UPDATE concerns_sealedattachment SET taken_in = true",
        "DELETE FROM concerns_sealedattachment",
        "SELECT act FROM audit_trailentry",
        "UPDATE audit_trailentry SET by = 'nobody'",
        "DELETE FROM audit_trailentry",
        "TRUNCATE audit_trailentry",
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "SELECT pg_read_file('/etc/passwd')",
        "COPY concerns_reply TO PROGRAM 'true'",
    ],
)
def test_the_public_door_is_refused(cluster: Cluster, statement: str) -> None:
    assert refused(cluster, statement, role="handrail_public")


def test_the_public_door_adds_to_the_trail_and_sees_only_its_end(cluster: Cluster) -> None:
    assert not refused(cluster, "SELECT seq, link FROM audit_trailentry ORDER BY seq DESC", role="handrail_public")


@pytest.mark.parametrize("role", ["handrail_public", "handrail_insight"])
def test_nobody_but_the_staff_door_reaches_the_subjects_keys(cluster: Cluster, role: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        cluster.ask("SELECT 1", role=role, database="handrail_keyring")


def test_the_staff_door_takes_in_what_the_public_door_kept(cluster: Cluster, home: Path, receipt_page: str) -> None:
    handrail("take_in", settings=settings_of("staff", cluster, home))
    assert cluster.ask("SELECT count(*) FROM concerns_sealedreport WHERE NOT taken_in") == [(0,)]
    told = cluster.ask("SELECT count(DISTINCT receipt_digest) FROM concerns_sealedreport")
    assert cluster.ask("SELECT count(*) FROM desk_concern", role="handrail_staff") == told


@pytest.mark.parametrize(
    ("statement", "database"),
    [
        ("UPDATE audit_trailentry SET by = 'nobody'", "handrail"),
        ("DELETE FROM audit_trailentry", "handrail"),
        ("TRUNCATE audit_trailentry", "handrail"),
        ("ALTER TABLE audit_trailentry DISABLE TRIGGER ALL", "handrail"),
        ("DELETE FROM django_migrations", "handrail"),
        ("CREATE TABLE mine (id int)", "handrail"),
        ("DELETE FROM vault_subjectkey", "handrail_keyring"),
    ],
)
def test_the_staff_door_is_refused(cluster: Cluster, statement: str, database: str) -> None:
    assert refused(cluster, statement, role="handrail_staff", database=database)


@pytest.mark.parametrize("table", sorted(set(TABLES) - COUNTED - {"vault_subjectkey"}))
def test_an_analyst_cannot_read(cluster: Cluster, table: str) -> None:
    assert refused(cluster, f"SELECT * FROM {table}", role="handrail_insight")


@pytest.mark.parametrize("column", ["reference", "subject", "receipt_digest", "reply_key", "assigned_to_id", "id"])
def test_an_analyst_cannot_tell_one_concern_from_another(cluster: Cluster, column: str) -> None:
    assert refused(cluster, f"SELECT {column} FROM desk_concern", role="handrail_insight")


def columns_an_analyst_reads(cluster: Cluster) -> set[tuple[object, ...]]:
    return set(
        cluster.ask(
            "SELECT table_name, column_name FROM information_schema.column_privileges"
            " WHERE grantee = 'handrail_insight' AND privilege_type = 'SELECT'"
        )
    )


def test_an_analyst_counts_by_district_and_month(cluster: Cluster, receipt_page: str) -> None:
    counted = "SELECT district, date_trunc('month', arrived_at), count(*) FROM desk_concern GROUP BY 1, 2"
    assert not refused(cluster, counted, role="handrail_insight")


def test_every_column_an_analyst_reads_is_sorted_as_plain(cluster: Cluster) -> None:
    plain = {
        (model._meta.db_table, cast("Field[Any, Any]", model._meta.get_field(name)).column)
        for model in apps.get_models()
        if hasattr(model, "Privacy")
        for name in model.Privacy.plain
    }
    read = columns_an_analyst_reads(cluster)
    assert len(read) > 30
    assert read - plain == set()


def test_an_analyst_changes_nothing(cluster: Cluster) -> None:
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        cluster.ask("DELETE FROM figures_publishedcount", role="handrail_insight")


def test_sixteen_reports_at_once_are_all_kept_and_the_trail_is_whole(
    cluster: Cluster, home: Path, visitor: httpx.Client, receipt_page: str
) -> None:
    (before,) = cluster.ask("SELECT count(*) FROM concerns_sealedreport")
    kept: list[int] = []

    def one(number: int) -> None:
        with httpx.Client(base_url=visitor.base_url, headers=visitor.headers, timeout=60) as another:
            kept.append(tell(another, f"{TOLD}, number {number}").status_code)

    together = [threading.Thread(target=one, args=(number,)) for number in range(16)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert kept == [200] * 16
    (after,) = cluster.ask("SELECT count(*) FROM concerns_sealedreport")
    assert int(str(after[0])) - int(str(before[0])) == 16
    assert handrail("audit", "verify", settings=settings_of("owner", cluster, home))
