"""deploy/nginx: the real configuration before the two real doors."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.deploy.cluster import Cluster
from tests.deploy.front import PUBLIC, STAFF, VISITOR, Front
from tests.deploy.walking import tell

pytestmark = pytest.mark.xdist_group("deploy")

LONG = "They are brought in a white van before six and fetched after dark. " * 90


@pytest.fixture
def visitor(front: Front) -> Iterator[httpx.Client]:
    """Somebody at the public name."""
    with front.visitor(PUBLIC) as client:
        yield client


@pytest.fixture
def colleague(front: Front) -> Iterator[httpx.Client]:
    """Somebody at the staff name."""
    with front.visitor(STAFF) as client:
        yield client


def test_the_front_page_comes_over_tls(visitor: httpx.Client) -> None:
    answer = visitor.get("/")
    assert answer.status_code == 200
    assert "999" in answer.text


@pytest.mark.parametrize("name", [PUBLIC, STAFF])
def test_browsers_are_told_to_come_by_tls_only(front: Front, name: str) -> None:
    with front.visitor(name) as client:
        assert client.get("/").headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.parametrize("name", [PUBLIC, STAFF])
def test_whoever_comes_without_tls_is_sent_to_it(front: Front, name: str) -> None:
    answer = httpx.get(f"http://127.0.0.1:{front.http}/tell-us/", headers={"Host": name})
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"https://{name}/tell-us/"


def test_a_long_report_goes_all_the_way(visitor: httpx.Client, cluster: Cluster) -> None:
    (before,) = cluster.ask("SELECT count(*) FROM concerns_sealedreport")
    answer = tell(visitor, LONG)
    (after,) = cluster.ask("SELECT count(*) FROM concerns_sealedreport")
    assert answer.status_code == 200
    assert int(str(after[0])) == int(str(before[0])) + 1


@pytest.mark.parametrize("address", ["/accounts/login/", "/concerns/", "/people/", "/trail/", "/board/"])
def test_the_staff_door_is_not_behind_the_public_name(visitor: httpx.Client, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_the_staff_door_asks_who_is_there(colleague: httpx.Client) -> None:
    answer = colleague.get("/concerns/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


def test_another_name_gets_no_answer(front: Front) -> None:
    with front.visitor("elsewhere.example.org") as client, pytest.raises((httpx.ConnectError, ssl.SSLError)):
        client.get("/")


def test_another_name_without_tls_gets_no_answer(front: Front) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(f"http://127.0.0.1:{front.http}/", headers={"Host": "elsewhere.example.org"})


def test_a_style_sheet_comes_compressed_and_may_be_kept(visitor: httpx.Client) -> None:
    page = visitor.get("/").text
    address = next(part for part in page.split('"') if part.startswith("/static/") and part.endswith(".css"))
    answer = visitor.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/static/../keys/staff.json", "/static/%2e%2e/keys/public.json", "/static/"])
def test_no_other_file_comes_out(visitor: httpx.Client, address: str) -> None:
    assert visitor.get(address).status_code in {400, 404}


def test_a_page_is_not_compressed_on_the_way(visitor: httpx.Client) -> None:
    assert "Content-Encoding" not in visitor.get("/", headers={"Accept-Encoding": "gzip"}).headers


def test_nobody_is_turned_away_for_coming_often(visitor: httpx.Client) -> None:
    assert {visitor.get("/").status_code for _ in range(200)} == {200}


def test_the_visitors_address_is_written_down_nowhere(
    visitor: httpx.Client, colleague: httpx.Client, front: Front, home: Path, logs: Path, cluster: Cluster
) -> None:
    tell(visitor, "A short one")
    visitor.get("/nowhere-at-all/")
    visitor.post("/tell-us/", content=b"x" * 4_000_000)  # more than nginx takes
    visitor.get("/", headers={"X-Too-Long": "x" * 70_000})  # and a header too long for anybody
    colleague.get("/concerns/")
    places = [*logs.rglob("*"), *front.folder.rglob("*"), *home.rglob("*")]
    assert [path for path in places if path.is_file() and VISITOR.encode() in path.read_bytes()] == []
    assert (logs / "nginx-error.log").exists()


def test_what_is_larger_than_is_taken_is_refused_in_words(colleague: httpx.Client) -> None:
    answer = colleague.post("/lists/bring/", content=b"x" * 42_000_000)
    assert answer.status_code == 413
    assert "At most 25 MB can be sent, and nothing of it was kept." in answer.text


def test_what_somebody_writes_is_put_into_no_file_on_the_way(visitor: httpx.Client, front: Front) -> None:
    visitor.post("/tell-us/what-happened/", content=b"account=" + b"x" * 2_000_000)
    assert [path for path in front.folder.rglob("*") if path.is_file() and path.parent != front.folder] == []
