"""The pages of partners' lists: from the file to the concerns, with each fault beside its cell."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from handrail.casework.desk import actions as desk
from handrail.casework.desk.models import Concern
from handrail.casework.exchange import actions
from handrail.casework.exchange.models import FileState, PartnerFile
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Role
from tests.build import NOON, Office, person
from tests.casework.exchange import lists
from tests.casework.operations.test_pages import SignIn
from tests.casework.operations.test_pages import sign_in as sign_in

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
GOOD, WRONG = lists.GOOD, lists.WRONG


def test_a_list_goes_from_the_file_to_the_desk_and_back(sign_in: SignIn) -> None:
    office = Office()
    browser = sign_in(office.officer)
    file = SimpleUploadedFile("march.csv", lists.as_csv(GOOD, WRONG))
    sent = browser.post(reverse("exchange:bring"), {"sender": "A council", "kind": "reports", "file": file})
    asked = browser.get(sent["Location"]).context["form"]
    told = {name: "" if asked[name].value() is None else asked[name].value() for name in asked.fields}
    page = browser.post(sent["Location"], told)["Location"]
    assert browser.get(page)["Refresh"]
    held = PartnerFile.objects.get()
    actions.check_list(held, clock=timezone.now)

    seen = browser.get(reverse("exchange:rows", args=[held.pk])).content.decode()
    assert "Men sleep behind the car wash" in seen
    assert "It is no day. Write it like 31/03/2026." in seen
    only_wrong = browser.get(reverse("exchange:rows", args=[held.pk]), {"wrong": "on"}).content.decode()
    assert "Men sleep" not in only_wrong
    assert not Concern.objects.exists()

    browser.post(reverse("exchange:bring_in", args=[held.pk]))
    actions.land_list(lists.fresh(held), clock=timezone.now)
    desk.take_in(at=timezone.now())
    held = lists.fresh(held)
    assert (held.state, held.counts["new"], held.counts["faulty"], bytes(held.content)) == (FileState.DONE, 1, 1, b"")
    returned = browser.get(reverse("exchange:faults", args=[held.pk])).content.decode()
    assert "District: We do not know it." in returned
    assert Concern.objects.get().reference in browser.get(reverse("exchange:landed", args=[held.pk])).content.decode()

    browser.post(reverse("exchange:take_back", args=[held.pk]))
    actions.withdraw_list(lists.fresh(held), by=office.officer.ref, clock=timezone.now)
    assert "Taken back" in browser.get(page).content.decode()
    acts = {entry.act for entry in entries() if entry.by == office.officer.ref}
    assert {"exchange.list_looked_through", "exchange.faults_read", "exchange.list_taken_back"} <= acts


def test_columns_that_were_not_guessed_are_named_before_anything_is_left_out(sign_in: SignIn) -> None:
    browser = sign_in(Office().officer)
    content = "Our ref,When we heard,Council,Narrative,Shoe size\nA1,3/4/26,Northam,Men sleep there,44\n"
    file = SimpleUploadedFile("march.csv", content.encode())
    sent = browser.post(reverse("exchange:bring"), {"sender": "A council", "kind": "reports", "file": file})

    page = browser.get(sent["Location"])

    assert page.context["form"].not_guessed == ["Shoe size"]
    assert "Not chosen yet, and not kept unless you choose it below: Shoe size." in page.content.decode()


def test_a_file_that_is_no_table_is_refused_beside_the_field(sign_in: SignIn) -> None:
    browser = sign_in(Office().officer)
    file = SimpleUploadedFile("list.csv", b"%PDF-1.7")

    page = browser.post(reverse("exchange:bring"), {"sender": "A council", "kind": "reports", "file": file})

    assert "This is no table." in page.content.decode()
    assert not PartnerFile.objects.exists()


def test_nobody_but_the_desk_brings_in_a_list(sign_in: SignIn) -> None:
    office = Office()
    browser = sign_in(person(Role.ANALYST, at_work=office.home))
    assert browser.get(reverse("exchange:lists")).status_code == 403


def test_columns_are_remembered_for_that_organisation_alone() -> None:
    office = Office()
    at = office.later()
    odd = ("Ref", "Date received", "Free text", "Location", "District", "Colour")
    held = lists.received(lists.as_csv(GOOD, headings=odd), by=office.officer, at=at)
    actions.confirm_columns(held, columns={"account": 2, "reference": 0}, by=office.officer, at=at)

    def proposed(sender: str) -> dict[str, int]:
        # The same headings in another order.
        again = lists.received(lists.as_csv(GOOD, headings=odd[::-1]), by=office.officer, at=at, sender=sender)
        return lists.columns_of(lists.table_of(again), again.kind, sender=again.sender)

    assert proposed("a  COUNCIL")["account"] == 3
    assert "account" not in proposed("A hospital")


def test_what_did_not_land_and_what_was_left_lying_is_forgotten_after_a_while() -> None:
    office = Office()
    made = lists.one_of_each(office.officer, at=office.later())
    assert actions.forget_lists(office.later()) == 0

    assert actions.forget_lists(office.later(minutes=15 * 24 * 60)) == 4

    for held in map(lists.fresh, vars(made).values()):
        assert (bytes(held.content), bytes(held.faults)) == (b"", b"")
    assert lists.fresh(made.received).state == FileState.DROPPED


def test_a_file_larger_than_is_taken_in_says_so_beside_the_field(sign_in: SignIn) -> None:
    browser = sign_in(Office().officer)
    file = SimpleUploadedFile("list.csv", b"Ref,What happened\n" + b"1,Men\n" * 1_000)

    with override_settings(FILE_UPLOAD_MAX_MEMORY_SIZE=1_000):
        page = browser.post(reverse("exchange:bring"), {"sender": "A council", "kind": "reports", "file": file})

    assert "This file is too large. It can have 25 MB" in page.content.decode()


def test_of_two_columns_called_alike_the_one_that_was_confirmed_is_remembered() -> None:
    office = Office()
    at = office.later()
    headings = ("Date", "Summary", "Date")
    held = lists.received(lists.as_csv(("1", "Men", "2"), headings=headings), by=office.officer, at=at)
    actions.confirm_columns(held, columns={"account": 1, "reported_on": 0}, by=office.officer, at=at)

    again = lists.received(lists.as_csv(("1", "Men", "2"), headings=headings), by=office.officer, at=at)

    assert lists.columns_of(lists.table_of(again), again.kind, sender=again.sender)["reported_on"] == 0


def test_a_row_with_a_comma_too_many_is_seen_before_it_lands(sign_in: SignIn) -> None:
    office = Office()
    held = lists.checked(lists.as_csv(("A-1", "31/03/2026", "Men, at night", *GOOD[3:])), by=office.officer, at=NOON)

    seen = sign_in(office.officer).get(reverse("exchange:rows", args=[held.pk]), {"wrong": "on"}).content.decode()

    assert "The row: It has 7 cells, and there are 6 headings." in seen
