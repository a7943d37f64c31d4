"""Documents that go inside the encrypted document of a referral: how much fits, and their clean copies, handed out."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.casework.documents.queries import SentCopy, documents_to_share, read_sent
from handrail.casework.referrals.actions.keeping import held, note
from handrail.casework.referrals.models import Referral, Way
from handrail.casework.referrals.permissions import why_not_take_away
from handrail.casework.referrals.policies import why_not_fit
from handrail.casework.referrals.queries import documents_attached
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@transaction.atomic
def hand_out(referral_id: UUID, *, by: Person, at: datetime) -> tuple[SentCopy, ...]:
    """Let this person have the encrypted document made: the clean copies that go inside it.

    That they had it made is in the trail, and that each document was read for it.

    Raises:
        NotAllowed: this person may not, it does not go as a document, or it has ended.
    """
    referral = held(referral_id, by=by)
    require(why_not_take_away(referral, by=by))
    note(referral, "document_downloaded", by=by.ref, at=at)
    return tuple(clean_copy(referral, one.id, by=by, at=at) for one in documents_attached(referral))


def clean_copy(referral: Referral, document_id: UUID, *, by: Person, at: datetime) -> SentCopy:
    """The clean copy of one of them, never the file as it came; written down first."""
    assert referral.person is not None  # noqa: S101 — a document is about a person
    note(referral, "document_enclosed", by=by.ref, at=at, document=str(document_id))
    return read_sent(referral.person, document_id, by=by, at=at, why="referral")


def why_not_enclose(referral: Referral, chosen: Collection[str], *, by: Person, at: datetime) -> str | None:
    """Say why these documents do not fit inside the encrypted document, if it goes as one."""
    if referral.way != Way.PDF or referral.person is None or not chosen:
        return None
    kept = documents_to_share(referral.person, by=by)
    return why_not_fit(sum(one.size for one in kept if str(one.id) in chosen), on=timezone.localdate(at))
