"""Documents that go with a referral: chosen one by one, as clean copies, and gone with it."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from handrail.casework.documents.models import Document
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals import actions
from handrail.casework.referrals.models import Referral
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.build import Office
from tests.casework.referrals.conftest import SignIn

RECEIVERS = {"police": "exampleshire-police", "housing": "northam-district-council", "support": "lantern"}
pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def referred(
    office: Office, of: PotentialVictim, chosen: list[Document], *, kind: str = "police", way: str = "member"
) -> Referral:
    """A referral that was sent with these documents."""
    reader = office.reader(RECEIVERS[kind])
    build.consent(of, kind, by=office.worker, at=office.later())
    one = actions.draft(
        of,
        kind=kind,
        to=reader.organisation,
        way=way,
        sections=["risk"],
        message="",
        documents=[str(each.pk) for each in chosen],
        by=office.worker,
        at=office.later(),
    )
    return actions.send_draft(one.pk, by=office.worker, at=office.later())


def file(office: Office, of: PotentialVictim, said: str) -> Document:
    """A document of its own: the same file a second time would be the same document."""
    return build.document(
        of, content=build.a_pdf(said, notes=""), name="a.pdf", description=said, by=office.worker, at=office.later()
    )


def at_address(one: Referral, document: Document) -> str:
    return reverse("referrals:attached", args=[one.pk, document.pk])


def test_the_receiver_reads_the_chosen_ones_and_no_other(office: Office, sign_in: SignIn, stranger: Person) -> None:
    of = office.kept()
    chosen, kept_back = file(office, of, "A contract"), file(office, of, "A diary")
    assert chosen != kept_back
    one = referred(office, of, [chosen])
    browser = sign_in(office.reader("exampleshire-police"))
    shown = browser.get(reverse("referrals:referral", args=[one.pk])).content.decode()
    assert at_address(one, chosen) in shown
    assert "A contract" in shown
    assert "A diary" not in shown
    answer = browser.get(at_address(one, chosen))
    assert answer.content.startswith(b"%PDF")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert browser.get(at_address(one, kept_back)).status_code == HTTPStatus.NOT_FOUND
    assert sign_in(stranger).get(at_address(one, chosen)).status_code == HTTPStatus.NOT_FOUND


def test_with_the_referral_the_documents_end(office: Office, sign_in: SignIn) -> None:
    of = office.kept()
    chosen = file(office, of, "A contract")
    one = referred(office, of, [chosen])
    actions.withdraw(one.pk, by=office.worker, at=office.later())
    answer = sign_in(office.reader("exampleshire-police")).get(at_address(one, chosen))
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_a_kind_that_learns_little_is_sent_no_document(office: Office) -> None:
    of = office.kept()
    with pytest.raises(NotAllowed, match="never carries: documents"):
        referred(office, of, [file(office, of, "A contract")], kind="housing")


def test_somebody_elses_document_goes_with_nothing(office: Office) -> None:
    other = file(office, office.kept(), "A contract")
    with pytest.raises(NotAllowed, match="not there any more"):
        referred(office, office.kept(), [other])


def test_no_document_goes_by_telephone(office: Office) -> None:
    of = office.kept()
    with pytest.raises(NotAllowed, match="No document goes by telephone"):
        referred(office, of, [file(office, of, "A contract")], way="telephone")


def test_they_are_chosen_on_the_page_and_stay_chosen(office: Office, sign_in: SignIn) -> None:
    of = office.kept()
    chosen, reader = file(office, of, "A contract"), office.reader("exampleshire-police")
    browser = sign_in(office.worker)
    address = reverse("referrals:draft", args=[of.pk, "police"])
    assert "A contract" in browser.get(address).content.decode()
    typed = {"to": reader.organisation.code, "way": "member", "sections": ["risk"], "documents": [str(chosen.pk)]}
    browser.post(address, typed)
    one = Referral.objects.get()
    assert one.sections == ["risk", "documents"]
    changing = browser.get(reverse("referrals:change_draft", args=[one.pk])).content.decode()
    assert f'value="{chosen.pk}"' in changing
    assert changing.count(" checked") == 4
