"""A file that came with the person's concern can be kept in their record, and goes with a referral from there."""

import pytest
from django.test import Client

from handrail.casework.desk.models import Attachment
from handrail.casework.documents import actions, queries
from handrail.casework.documents.models import Document
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.audit.queries import entries
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.desk.sent import opened_file, sent_file
from tests.casework.documents.conftest import SignIn
from tests.foundation.attachments import planted

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def file(office: build.Office) -> Attachment:
    return opened_file(office)


@pytest.fixture
def record(office: build.Office, file: Attachment) -> PotentialVictim:
    """The record of somebody that the desk began from that concern."""
    return build.person_record(by=office.officer, at=office.later(), concern=file.concern)


def test_it_is_kept_as_it_came_and_offered_to_referrals_as_its_copy(
    office: build.Office, file: Attachment, record: PotentialVictim
) -> None:
    actions.keep_sent(record, file, description="The back door", by=office.officer, at=office.later())
    offered = queries.documents_to_share(record, by=office.officer)
    assert [each.description for each in offered] == ["The back door"]
    copy = queries.read_to_share(record, offered[0].id, by=office.officer, at=office.later(), why="referral")
    assert not planted.says_secret(copy)
    assert entries(act="desk.file_kept_in_record").get().about == file.concern.about


def test_a_file_of_another_concern_is_refused(office: build.Office, record: PotentialVictim) -> None:
    other = opened_file(office)
    with pytest.raises(NotAllowed, match="another concern"):
        actions.keep_sent(record, other, description="x", by=office.officer, at=office.later())


def test_a_file_nobody_has_opened_is_refused(office: build.Office) -> None:
    unopened = sent_file(office)
    kept = build.person_record(by=office.officer, at=office.later(), concern=unopened.concern)
    with pytest.raises(NotAllowed, match="Open it first"):
        actions.keep_sent(kept, unopened, description="x", by=office.officer, at=office.later())


def test_whoever_keeps_another_record_has_none_of_it(
    office: build.Office, file: Attachment, record: PotentialVictim
) -> None:
    with pytest.raises(NotAllowed):
        actions.keep_sent(record, file, description="x", by=office.worker, at=office.later())


def test_the_pages_offer_it_and_keep_it(
    office: build.Office, file: Attachment, record: PotentialVictim, sign_in: SignIn
) -> None:
    door: Client = sign_in(office.officer)
    address = f"/documents/of/{record.pk}/from-the-concern/{file.pk}/"
    assert address in door.get(f"/documents/of/{record.pk}/").content.decode()
    assert "Say what this document is" in door.post(address, {"description": ""}).content.decode()
    assert door.post(address, {"description": "The back door"})["Location"] == f"/documents/of/{record.pk}/"
    assert Document.objects.get().person == record
