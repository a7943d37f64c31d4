"""Packs that are issued: frozen, revised in the open, and telling nothing to whoever subtracts one from another."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from handrail.casework.desk.queries import CodedRow
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.insight.board.actions import draft_of, issue_pack, issuing, write_words
from handrail.insight.board.models import IssuedPack, Narrative, Theme
from handrail.insight.board.policies import period_called
from handrail.insight.board.policies.packs import Pack, Told
from handrail.insight.board.queries import counting
from handrail.insight.figures.policies.settling import added, cells_of, settle_all
from handrail.methods.disclosure.small_numbers import hide_small_numbers
from tests.build import NOON, organisations, person
from tests.insight.board import alike
from tests.insight.board.test_page import row

DAY = NOON.date()
THRESHOLD = 5
LABELS = "abcd"
counts = st.lists(st.integers(0, 14), min_size=len(LABELS), max_size=len(LABELS))
QUARTER = period_called("", on=DAY).quarters[-1]


def rows(**many: int) -> list[CodedRow]:
    """So many reports of each kind of teller, in the quarter that is issued."""
    day = QUARTER.first
    return [row(arrived_on=day, month=day, reporter_kind=kind) for kind, number in many.items() for _ in range(number)]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[CodedRow]]:
    found = rows(public=40, professional=20)
    alike.told(monkeypatch, found)
    monkeypatch.setattr(counting, "referral_rows", lambda **_: [])
    cache.clear()
    yield found
    cache.clear()


@pytest.fixture
def coordinator() -> Person:
    return person(Role.COORDINATOR, at_work=organisations()[0])


def issue(by: Person, code: str = QUARTER.code, why: str = "") -> IssuedPack:
    cache.clear()
    return issue_pack(period_called(code, on=DAY), why=why, by=by, at=NOON)


def sources(pack: IssuedPack) -> dict[str, int | None]:
    return cells_of(next(one for one in pack.told["figures"] if one["code"] == "source"))


@pytest.mark.django_db
def test_an_issued_pack_is_kept_in_four_forms_beside_the_hash_of_what_it_says(
    coordinator: Person, told: list[CodedRow]
) -> None:
    pack = issue(coordinator)

    assert {file.form for file in pack.files.all()} == {"pdf", "html", "ods", "json"}
    assert Pack(IssuedPack.objects.get().told).digest == pack.sha256
    assert pack.sha256 in bytes(pack.files.get(form="html").content).decode()
    told.extend(rows(public=30))
    assert sources(IssuedPack.objects.get())["A member of the public"] == 40
    assert TrailEntry.objects.filter(act="board.pack_issued").count() == 1


@pytest.mark.django_db
def test_a_second_edition_says_what_it_revises_and_why(coordinator: Person, told: list[CodedRow]) -> None:
    issue(coordinator)
    told.extend(rows(public=10))

    with pytest.raises(NotAllowed, match="Say why"):
        issue(coordinator)
    pack = issue(coordinator, why="Reports on paper were typed in late.")
    revised = {(one["figure"], one["label"]): (one["was"], one["now"]) for one in pack.told["revisions"]}
    assert revised["Concerns by who told us", "A member of the public"] == (40, 50)
    assert (pack.edition, pack.told["concerns"]) == (2, 70)
    assert "typed in late" in bytes(pack.files.get(form="html").content).decode()


@pytest.mark.django_db
def test_one_report_more_is_not_told_by_a_second_edition_nor_by_the_year(
    coordinator: Person, told: list[CodedRow]
) -> None:
    issue(coordinator)
    told.extend(rows(public=1))

    cache.clear()
    year = issue(coordinator, code=period_called("", on=DAY).code)
    assert sources(year)["A member of the public"] == 40
    assert any(QUARTER.code in line for line in year.told["stand_as_issued"])
    told.extend(rows(public=4))
    assert sources(issue(coordinator, why="Late reports."))["A member of the public"] == 45


@pytest.mark.django_db
def test_a_pack_that_says_the_same_is_not_issued_again(coordinator: Person, told: list[CodedRow]) -> None:
    issue(coordinator)
    with pytest.raises(NotAllowed, match="edition 1, which is issued"):
        issue(coordinator, why="Once more.")
    with pytest.raises(NotAllowed, match="Only a coordinator"):
        issue(person(Role.ANALYST, at_work=coordinator.organisation))


@pytest.mark.django_db
def test_of_two_who_issue_one_edition_at_once_the_second_is_told(
    coordinator: Person, told: list[CodedRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = draft_of(period_called(QUARTER.code, on=DAY), by=coordinator, on=DAY)
    issue(coordinator)
    monkeypatch.setattr(issuing, "draft_of", lambda *_, **__: seen)
    with pytest.raises(NotAllowed, match="just issued this edition"):
        issue(coordinator)
    assert IssuedPack.objects.count() == 1


@pytest.mark.django_db
def test_words_that_may_name_somebody_are_kept_only_once_a_person_has_looked(
    coordinator: Person, told: list[CodedRow]
) -> None:
    period, said = period_called(QUARTER.code, on=DAY), "Mr Tomasz Kowalski, 07700 900123, told us most."
    with pytest.raises(NotAllowed, match="could name somebody"):
        write_words(period, Theme.SUMMARY, words=said, names_nobody=False, by=coordinator, at=NOON)
    assert not Narrative.objects.exists()

    write_words(period, Theme.SUMMARY, words="More people told us.", names_nobody=False, by=coordinator, at=NOON)
    assert draft_of(period, by=coordinator, on=DAY).pack.told["words"][0]["words"] == "More people told us."
    entry = TrailEntry.objects.get(act="board.words_written")
    assert "told us" not in str(entry.__dict__)


def figure(numbers: list[int], labels: str = LABELS) -> Told:
    """A figure made safe, as a quarter is counted."""
    safe = hide_small_numbers(dict(zip(labels, numbers, strict=True)), threshold=THRESHOLD)
    return {
        "rows": [{"label": label, "count": count} for label, count in safe.cells.items()],
        "total": safe.total,
        "block": "concern",
    }


def settled(held: list[Told], now: Told) -> Told:
    """A figure as it may be told beside these, the latest first."""
    return settle_all([{"one": was} for was in held], {"one": now}, threshold=THRESHOLD)["one"].figure


def differences(one: Told, other: Told) -> list[int]:
    """Everything that whoever holds both finds by subtracting: each cell, the whole, and what is hidden together."""
    before, after = cells_of(one), cells_of(other)
    both = [label for label in before if before[label] is not None and after[label] is not None]
    found = [(after[label] or 0) - (before[label] or 0) for label in both]
    if one["total"] is not None and other["total"] is not None:
        rest = [told["total"] - sum(cells_of(told)[label] or 0 for label in both) for told in (one, other)]
        found += [other["total"] - one["total"], rest[1] - rest[0]]
    return found


@given(st.lists(counts, min_size=2, max_size=5))
def test_whoever_subtracts_any_two_editions_finds_no_number_below_the_threshold(history: list[list[int]]) -> None:
    issued = [figure(history[0])]
    for numbers in history[1:]:
        issued.append(settled(issued[::-1], figure(numbers)))
    for one, other in combinations(issued, 2):
        assert not [found for found in differences(one, other) if 0 < abs(found) < THRESHOLD]
        assert {label for label, count in cells_of(one).items() if count is None} == {
            label for label, count in cells_of(other).items() if count is None
        }


@given(st.lists(counts, min_size=4, max_size=4), counts)
def test_a_year_less_its_quarters_leaves_nothing_that_they_did_not_tell(
    quarters: list[list[int]], later: list[int]
) -> None:
    held = [figure(numbers) for numbers in quarters]
    now = settled([held[0]], figure(later))
    year = cells_of(added([now, *held[1:]]))
    for label, count in year.items():
        parts = [cells_of(one)[label] for one in (now, *held[1:])]
        assert count == (None if None in parts else sum(part or 0 for part in parts))
