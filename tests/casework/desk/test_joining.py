"""Two reports of one thing are joined without destroying either; the stricter flags of the two are carried."""

import pytest

from handrail.casework.desk.actions import (
    assess,
    close_concern,
    join,
    keep_apart,
    open_additions,
    open_concern,
    separate,
    take_in,
)
from handrail.casework.desk.models import Concern, Joining, Tray
from handrail.casework.desk.queries import file_of
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from handrail.public.concerns.actions import add_to
from handrail.public.concerns.models import Standing
from tests import build
from tests.casework.desk.conftest import fresh

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def joined(office: build.Office, duplicate: Concern, main: Concern) -> Concern:
    return join(duplicate, to=main, by=office.officer, at=office.later())


def test_the_main_concern_carries_the_stricter_flags(office: build.Office) -> None:
    duplicate = office.opened(danger="unsure", child="yes", sharing="confidence")
    main = office.opened(danger="no", child="unknown", sharing="share")
    kept = joined(office, duplicate, main)
    assert (kept.danger, kept.child, kept.sharing) == ("unsure", "yes", "confidence")


def test_kinds_of_both_are_carried(office: build.Office) -> None:
    duplicate, main = office.assessed(), office.assessed()
    at = office.later()
    assess(
        duplicate,
        danger="no",
        child="no",
        priority="high",
        reason=".",
        exploitation=["sexual"],
        by=office.officer,
        at=at,
    )
    assert joined(office, duplicate, main).exploitation == ["labour", "sexual"]


def test_a_joined_concern_leaves_the_inbox_and_its_own_facts_stay(office: build.Office) -> None:
    duplicate, main = office.opened(child="no"), office.opened(child="yes")
    joined(office, duplicate, main)
    kept = fresh(duplicate)
    assert (kept.tray, kept.child, kept.joined_to, kept.next_due_at) == (Tray.JOINED, "no", main, None)


def test_what_the_flags_were_before_is_kept(office: build.Office) -> None:
    joined(office, office.opened(danger="unsure"), office.opened(danger="no"))
    assert Joining.objects.get().before["danger"] == "no"


def test_separating_brings_it_back_and_lowers_no_flag(office: build.Office) -> None:
    duplicate, main = office.opened(danger="unsure"), office.opened(danger="no")
    joined(office, duplicate, main)
    back = separate(duplicate, not_the_same=False, by=office.officer, at=office.later())
    assert (back.tray, back.joined_to, back.status) == (Tray.INBOX, None, "open")
    assert fresh(main).danger == "unsure"
    assert Joining.objects.get().separated_by == office.officer


def test_a_pair_found_different_is_not_joined_again_unawares(office: build.Office, coordinator: Person) -> None:
    duplicate, main = office.opened(), office.opened()
    joined(office, duplicate, main)
    separate(duplicate, not_the_same=True, by=office.officer, at=office.later())
    with pytest.raises(NotAllowed, match="different things"):
        joined(office, main, duplicate)
    join(duplicate, to=main, by=coordinator, at=office.later())
    assert fresh(duplicate).joined_to == main


def test_a_pair_may_be_kept_apart_before_anybody_joins_it(office: build.Office) -> None:
    one, other = office.opened(), office.opened()
    keep_apart(one, other=other, by=office.officer, at=office.later())
    keep_apart(other, other=one, by=office.officer, at=office.later())
    with pytest.raises(NotAllowed, match="different things"):
        joined(office, one, other)


def test_a_joined_concern_is_worked_on_in_the_other(office: build.Office) -> None:
    duplicate, main = office.opened(), office.opened()
    joined(office, duplicate, main)
    with pytest.raises(NotAllowed, match="joined to another"):
        close_concern(duplicate, outcome="too_little", reason=".", by=office.officer, at=office.later())


def test_no_chain_is_made(office: build.Office) -> None:
    first, second, third = office.opened(), office.opened(), office.opened()
    joined(office, first, second)
    with pytest.raises(NotAllowed, match="Others are joined"):
        joined(office, second, third)
    with pytest.raises(NotAllowed, match="joined to another"):
        joined(office, third, first)
    with pytest.raises(NotAllowed, match="to itself"):
        joined(office, third, third)


def test_both_reporters_read_how_it_ends(office: build.Office) -> None:
    duplicate, main = office.opened(), office.opened()
    joined(office, duplicate, main)
    close_concern(main, outcome="visit_made", reason="Seen.", by=office.officer, at=office.later())
    assert set(Standing.objects.values_list("words", flat=True)) == {"closed"}


def test_what_a_joined_reporter_adds_is_read_with_the_main_concern(office: build.Office) -> None:
    receipt = build.tell()
    take_in(at=build.NOON)
    duplicate, main = Concern.objects.get(), office.opened()
    open_concern(duplicate.pk, by=office.officer, at=office.later())
    joined(office, duplicate, main)
    add_to(receipt, "The van has gone.", at=office.later())
    take_in(at=office.later())
    assert fresh(main).additions_unread == 1
    open_additions(main.pk, by=office.officer, at=office.later())
    file = file_of(main.pk, by=office.officer, at=office.later())
    assert [(entry.text, entry.of) for entry in file.conversation if entry.text == "The van has gone."] == [
        ("The van has gone.", duplicate.reference)
    ]
    assert [row.reference for row in file.joined] == [duplicate.reference]


def test_what_nobody_read_goes_with_its_own_concern_when_they_are_separated(office: build.Office) -> None:
    receipt = build.tell()
    take_in(at=build.NOON)
    duplicate, main = Concern.objects.get(), office.opened()
    open_concern(duplicate.pk, by=office.officer, at=office.later())
    joined(office, duplicate, main)
    add_to(receipt, "The van has gone.", at=office.later())
    take_in(at=office.later())
    separate(duplicate, not_the_same=False, by=office.officer, at=office.later())
    assert (fresh(main).additions_unread, fresh(duplicate).additions_unread) == (0, 1)
