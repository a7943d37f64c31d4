"""Documents inside the encrypted document of a referral: the chosen ones, as clean copies, under one password."""

from http import HTTPStatus

import pikepdf
import pytest
from django.urls import reverse

from handrail.casework.documents import actions as documents
from handrail.casework.documents.models import Document
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals import actions
from handrail.casework.referrals.models import Referral, ReferralStatus, Way
from handrail.casework.referrals.policies.kinds import MEGABYTE, why_not_fit
from handrail.casework.referrals.queries import documents_attached
from handrail.foundation.audit.queries import entries
from handrail.foundation.permission import NotAllowed
from handrail.foundation.printing.locking import new_password
from tests import build
from tests.build import NOON, Office
from tests.casework.referrals.conftest import SignIn
from tests.casework.referrals.test_attaching import file, referred
from tests.foundation.printing.read_back import opened, words_of

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PASSWORD = new_password()


def handed_over(office: Office, sign_in: SignIn, one: Referral) -> pikepdf.Pdf:
    """The document that the worker downloads, opened with its password."""
    answer = sign_in(office.worker).post(reverse("referrals:document", args=[one.pk]), {"password": PASSWORD})
    with pytest.raises(pikepdf.PasswordError):
        opened(answer.content)
    return opened(answer.content, password=PASSWORD)


def test_the_clean_copies_of_the_chosen_ones_are_inside_and_nothing_else(office: Office, sign_in: SignIn) -> None:
    of = office.kept()
    original = build.a_pdf("A contract of work", notes="Bob Boss, 4 Long Lane")
    chosen = build.document(
        of, content=original, name="Ana Adams.pdf", description="Contract", by=office.worker, at=office.later()
    )
    file(office, of, "A diary")
    made = handed_over(office, sign_in, referred(office, of, [chosen], way="pdf"))
    assert list(made.attachments) == ["document-1.pdf"]
    inside = made.attachments["document-1.pdf"].get_file()
    assert (inside.mime_type, inside.size) == ("application/pdf", chosen.copy_size)
    copy = inside.read_bytes()
    assert b"A contract of work" in drawn_in(copy)
    assert b"Bob Boss" not in copy
    said = words_of(made)
    assert "Files inside this document" in said
    assert "document-1.pdf" in said
    assert "Contract" in said
    assert not any(word in said for word in ("diary", "Ana Adams"))


def drawn_in(pdf: bytes) -> bytes:
    """What the first page draws."""
    made = opened(pdf)
    return made.pages[0].obj.Contents.read_bytes()


def test_without_documents_the_document_says_nothing_of_files(office: Office, sign_in: SignIn) -> None:
    made = handed_over(office, sign_in, office.as_document())
    assert not list(made.attachments)
    assert "Files inside" not in words_of(made)


def test_whoever_hands_it_over_sees_what_is_inside_first(office: Office, sign_in: SignIn) -> None:
    of = office.kept()
    chosen = file(office, of, "A contract")
    one = referred(office, of, [chosen], way="pdf")
    shown = sign_in(office.worker).get(reverse("referrals:hand_over", args=[one.pk])).content.decode()
    assert "Inside the document" in shown
    assert reverse("referrals:attached", args=[one.pk, chosen.pk]) in shown
    assert "A contract" in shown


def test_each_document_that_is_handed_out_is_in_the_trail(office: Office, sign_in: SignIn) -> None:
    of = office.kept()
    chosen = file(office, of, "A contract")
    one = referred(office, of, [chosen], way="pdf")
    assert not list(entries(act="documents.copy_read"))
    handed_over(office, sign_in, one)
    assert [line.detail["document"] for line in entries(act="referrals.document_enclosed")] == [str(chosen.pk)]
    assert [line.detail["document"] for line in entries(act="documents.copy_read")] == [str(chosen.pk)]


def test_what_was_removed_from_the_record_is_not_inside(office: Office, sign_in: SignIn) -> None:
    of = office.kept()
    chosen, removed = file(office, of, "A contract"), file(office, of, "A letter")
    one = referred(office, of, [chosen, removed], way="pdf")
    documents.remove(removed, by=office.worker, at=office.later())
    made = handed_over(office, sign_in, one)
    assert list(made.attachments) == ["document-1.pdf"]
    assert "A letter" not in words_of(made)


def test_once_it_is_taken_back_nothing_is_handed_out(office: Office, sign_in: SignIn) -> None:
    of = office.kept()
    one = referred(office, of, [file(office, of, "A contract")], way="pdf")
    actions.withdraw(one.pk, by=office.worker, at=office.later())
    answer = sign_in(office.worker).post(reverse("referrals:document", args=[one.pk]), {"password": PASSWORD})
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_no_more_goes_inside_than_a_mailbox_takes(office: Office) -> None:
    of = office.kept()
    chosen = file(office, of, "A contract")
    most = 15 * MEGABYTE
    assert why_not_fit(most, on=NOON.date()) is None
    assert "at most 15 megabytes" in str(why_not_fit(most + 1, on=NOON.date()))
    Document.objects.filter(pk=chosen.pk).update(copy_size=most + 1)
    with pytest.raises(NotAllowed, match="too large together"):
        referred(office, of, [chosen], way="pdf")
    assert referred(office, of, [chosen], way="member").sent_at


def support_refused(office: Office, of: PotentialVictim, chosen: list[Document]) -> Referral:
    """A referral for support with these documents, which came back."""
    one = referred(office, of, chosen, kind="support")
    reader = office.reader("lantern")
    actions.open_referral(one.pk, by=reader, at=office.later())
    return actions.return_(one.pk, reason="need_more", by=reader, at=office.later())


def sent_on(one: Referral, office: Office) -> Referral:
    """What came back goes to the other organisation that supports people."""
    haven = build.Organisation.objects.get(code="haven-homes")
    return actions.send_on(one.pk, to=haven, by=office.worker, at=office.later())


def carried_by(one: Referral) -> list[str]:
    """What a referral carries, by what is said of each."""
    return [each.description for each in documents_attached(one)]


def test_what_is_sent_on_carries_its_documents_for_the_next_to_read(office: Office) -> None:
    of = office.kept()
    chosen = file(office, of, "A contract")
    one = support_refused(office, of, [chosen])
    reader = office.reader("haven-homes")
    new = sent_on(one, office)
    assert (new.way, new.sections, carried_by(new)) == (Way.MEMBER, ["risk", "documents"], ["A contract"])
    assert actions.read_attached(new.pk, chosen.pk, by=reader, at=office.later()).content.startswith(b"%PDF")
    line = next(iter(entries(act="referrals.documents_carried"))).detail
    assert (line["referral"], line["of"], line["documents"]) == (str(new.pk), str(one.pk), str(chosen.pk))


def test_a_document_that_was_removed_meanwhile_is_not_carried(office: Office) -> None:
    of = office.kept()
    chosen, removed = file(office, of, "A contract"), file(office, of, "A letter")
    one = support_refused(office, of, [chosen, removed])
    documents.remove(removed, by=office.worker, at=office.later())
    office.reader("haven-homes")
    assert carried_by(sent_on(one, office)) == ["A contract"]


def test_when_every_document_was_removed_the_rest_goes_on(office: Office) -> None:
    of = office.kept()
    removed = file(office, of, "A letter")
    one = support_refused(office, of, [removed])
    documents.remove(removed, by=office.worker, at=office.later())
    office.reader("haven-homes")
    new = sent_on(one, office)
    assert (new.sections, new.documents) == (["risk"], [])


def test_a_document_that_was_not_chosen_is_not_carried(office: Office) -> None:
    of = office.kept()
    chosen = file(office, of, "A contract")
    file(office, of, "A diary")
    office.reader("haven-homes")
    assert carried_by(sent_on(support_refused(office, of, [chosen]), office)) == ["A contract"]


def test_where_nobody_signs_in_documents_wait_inside_an_encrypted_document(office: Office) -> None:
    of = office.kept()
    new = sent_on(support_refused(office, of, [file(office, of, "A contract")]), office)
    assert (new.status, new.way, carried_by(new)) == (ReferralStatus.DRAFT, Way.PDF, ["A contract"])


def test_nothing_is_carried_on_once_the_yes_is_gone(office: Office) -> None:
    of = office.kept()
    one = support_refused(office, of, [file(office, of, "A contract")])
    office.reader("haven-homes")
    persons.withdraw_consent(of, purpose="support", how="in_person", by=office.worker, at=office.later())
    with pytest.raises(NotAllowed):
        sent_on(one, office)
    assert not Referral.objects.filter(follows=one).exists()


def test_erasing_somebody_forgets_which_documents_went(office: Office) -> None:
    of = office.kept()
    one = referred(office, of, [file(office, of, "A contract")])
    actions.erase_subject(of.subject, by=office.worker.ref, at=office.later())
    assert Referral.objects.get(pk=one.pk).documents == []
