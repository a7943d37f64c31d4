"""Who sees which file: the copy whoever keeps the record, the original only a coordinator or whoever added it."""

from uuid import uuid4

import pytest

from handrail.casework.documents import actions, permissions, queries
from handrail.casework.documents.models import Document, OriginalReading
from handrail.casework.documents.policies import told_of
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault import subjects
from tests import build
from tests.casework.documents.conftest import added
from tests.foundation.attachments import planted

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_whoever_keeps_the_record_and_the_desk_read_the_clean_copy(
    contract: Document, worker: Person, colleague: Person, coordinator: Person, office: build.Office
) -> None:
    for by in (worker, colleague, coordinator, office.officer):
        sent = queries.open_copy(contract, by=by, at=office.later())
        assert (sent.name, sent.content_type) == ("document-1.pdf", "application/pdf")
        assert not planted.says_secret(sent.content)
        assert entries(act="documents.copy_read").latest("seq").by == by.ref


def test_another_organisation_does_not_know_of_it(
    contract: Document, adult: PotentialVictim, stranger: Person, office: build.Office
) -> None:
    with pytest.raises(Document.DoesNotExist):
        queries.document_for(by=stranger, document_id=contract.pk)
    for attempt in (
        lambda: queries.documents_of(adult, by=stranger, at=office.later()),
        lambda: queries.documents_to_share(adult, by=stranger),
        lambda: queries.open_copy(contract, by=stranger, at=office.later()),
        lambda: queries.read_to_share(adult, contract.pk, by=stranger, at=office.later(), why="nrm"),
        lambda: actions.open_original(contract, reason="x", by=stranger, at=office.later()),
        lambda: actions.describe(contract, description="x", by=stranger, at=office.later()),
        lambda: actions.remove(contract, by=stranger, at=office.later()),
        lambda: added(adult, office) if permissions.why_not_add_document(adult, by=stranger, at=office.at) is None
        else (_ for _ in ()).throw(NotAllowed("no")),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            attempt()
    assert Document.objects.get() == contract


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER, Role.ANALYST])
def test_whoever_keeps_no_records_is_told_why_not(contract: Document, office: build.Office, role: Role) -> None:
    by = build.person(role, at_work=office.theirs)
    with pytest.raises(NotAllowed, match="Only a professional"):
        queries.document_for(by=by, document_id=contract.pk)


def test_a_coordinator_and_whoever_added_it_open_the_original_with_a_reason_that_is_kept(
    contract: Document, worker: Person, coordinator: Person, office: build.Office
) -> None:
    for by in (worker, coordinator):
        sent = actions.open_original(contract, reason="The court asks for it.", by=by, at=office.later())
        assert sent.content == planted.pdf()
        assert sent.name == "document-1.pdf"
        assert entries(act="documents.original_read").latest("seq").by == by.ref
    kept = OriginalReading.objects.last()
    assert kept is not None
    reason = subjects.unlock(bytes(kept.reason), subject=contract.person.subject, place=kept.place())
    assert reason == b"The court asks for it."


def test_nobody_else_opens_the_original(contract: Document, colleague: Person, office: build.Office) -> None:
    for by in (colleague, office.officer):
        with pytest.raises(NotAllowed, match="Only a coordinator, or whoever added"):
            actions.open_original(contract, reason="I would like to.", by=by, at=office.later())
    assert not OriginalReading.objects.exists()


def test_nobody_opens_the_original_for_no_reason(contract: Document, worker: Person, office: build.Office) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        actions.open_original(contract, reason=" ", by=worker, at=office.later())
    assert not entries(act="documents.original_read").exists()


def test_the_list_says_what_there_is_and_reading_it_is_in_the_trail(
    contract: Document, adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    added(adult, office, content=planted.doc(), name="old.doc")
    first, second = queries.documents_of(adult, by=worker, at=office.later())
    assert (first.number, first.name, first.description) == (1, "contract.pdf", "Contract of employment")
    assert first.why_not_share is None
    assert "save it as docx" in str(second.why_not_share)
    assert entries(act="documents.documents_listed").get().detail == {"listed": 2}
    assert queries.document_count(adult) == 2


def test_what_is_shared_goes_under_a_name_that_names_nobody(
    contract: Document, adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    (shared,) = queries.documents_to_share(adult, by=worker)
    assert (shared.id, shared.name, shared.description) == (contract.pk, "document-1.pdf", "Contract of employment")
    content = queries.read_to_share(adult, contract.pk, by=worker, at=office.later(), why="nrm")
    assert len(content) == shared.size
    assert not planted.says_secret(content)


def test_a_receiver_reads_a_chosen_document_of_this_person_and_no_other(
    contract: Document, adult: PotentialVictim, stranger: Person, office: build.Office
) -> None:
    other = added(build.person_record(by=office.worker, at=office.later()), office, content=planted.png())
    chosen = [contract.pk, other.pk, uuid4()]
    assert [each.id for each in queries.documents_sent(adult, chosen)] == [contract.pk]
    sent = queries.read_sent(adult, contract.pk, by=stranger, at=office.later(), why="referral")
    assert not planted.says_secret(sent.content)
    assert entries(act="documents.copy_read").get().detail == {"document": str(contract.pk), "why": "referral"}
    with pytest.raises(Document.DoesNotExist):
        queries.read_sent(adult, other.pk, by=stranger, at=office.later(), why="referral")


def test_what_it_is_can_be_said_anew(contract: Document, colleague: Person, office: build.Office) -> None:
    actions.describe(contract, description=" Payslips ", by=colleague, at=office.later())
    told = told_of(Document.objects.get())
    assert (told.description, told.name) == ("Payslips", "contract.pdf")
    with pytest.raises(NotAllowed, match="Say what this document is"):
        actions.describe(contract, description="", by=colleague, at=office.later())


def test_what_is_removed_is_gone_for_whoever_was_sent_it_too(
    contract: Document, adult: PotentialVictim, worker: Person, office: build.Office
) -> None:
    actions.open_original(contract, reason="To look.", by=worker, at=office.later())
    actions.remove(contract, by=worker, at=office.later())
    assert not Document.objects.exists()
    assert not OriginalReading.objects.exists()
    assert queries.documents_sent(adult, [contract.pk]) == []
    assert entries(act="documents.document_removed").get().detail == {"document": str(contract.pk)}


def test_nothing_shows_its_contents_when_it_is_printed(
    contract: Document, worker: Person, office: build.Office
) -> None:
    sent = queries.open_copy(contract, by=worker, at=office.later())
    shown = repr((sent, contract, told_of(contract), *queries.documents_of(contract.person, by=worker, at=office.at)))
    assert "contract.pdf" not in shown
    assert "Contract of" not in shown
    assert planted.SEEN not in shown
