"""Offers to speak: locked, answered under their receipt, and forgotten when they are to be."""

from itertools import product

import pytest

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.actions import erase
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.published.actions import ask, take_in_requests
from handrail.partnership.published.models import RequestKind, SealedRequest
from handrail.partnership.published.queries import standing_of
from handrail.partnership.seminars import actions, queries
from handrail.partnership.seminars.models import Decision, Item, Offer
from handrail.partnership.seminars.policies import DECISIONS
from tests.build import NOON, organisations, person
from tests.partnership.seminars.halls import CALL, OFFER, Hall, hall

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def seminar() -> Hall:
    return hall()


def test_who_offers_is_locked_and_read_by_who_holds_the_seminar(seminar: Hall) -> None:
    offer = seminar.offered()
    assert b"Dunlin" not in bytes(offer.locked)
    heard = queries.offers_to(seminar.seminar, by=seminar.trainer, at=NOON)
    assert [(one.speaker.name, one.speaker.title) for one in heard if one.speaker] == [
        ("Canaryspeaker Dunlin", "What a driver notices")
    ]
    assert TrailEntry.objects.filter(act="seminars.offers_read").count() == 1


def test_a_trainer_of_another_organisation_reads_no_offer(seminar: Hall) -> None:
    seminar.offered()
    with pytest.raises(NotAllowed):
        queries.offers_to(seminar.seminar, by=person(Role.TRAINER, at_work=organisations()[1]), at=NOON)


def test_the_answer_is_read_with_the_receipt(seminar: Hall) -> None:
    receipt = new_receipt()
    ask(RequestKind.SPEAKER, {**OFFER, "event": str(seminar.seminar.pk)}, receipt=receipt, at=NOON)
    take_in_requests(at=NOON)
    actions.decide(Offer.objects.get(), Decision.ACCEPTED, says="At eleven, please.", by=seminar.trainer, at=NOON)
    standing = standing_of(receipt)
    assert standing is not None
    assert (standing.word, standing.says) == ("accepted", "At eleven, please.")


def test_what_comes_after_the_call_is_declined_and_not_kept(seminar: Hall) -> None:
    receipt = new_receipt()
    ask(RequestKind.SPEAKER, {**OFFER, "event": str(seminar.seminar.pk)}, receipt=receipt, at=CALL.replace(hour=23))
    take_in_requests(at=CALL.replace(hour=23))
    standing = standing_of(receipt)
    assert standing is not None
    assert standing.word == "declined"
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"set_as": "dance"},
        {"minutes": "thirty"},
        {"event": "nothing"},
        {"event": "7f7a2a51-1111-4111-8111-000000000001"},
    ],
)
def test_what_makes_no_sense_is_set_aside(seminar: Hall, wrong: dict[str, str]) -> None:
    ask(RequestKind.SPEAKER, {**OFFER, "event": str(seminar.seminar.pk), **wrong}, receipt=new_receipt(), at=NOON)
    assert take_in_requests(at=NOON) == 0
    assert SealedRequest.objects.get().refused


@pytest.mark.parametrize(("now", "to"), list(product(Decision, Decision)))
def test_an_answer_follows_only_where_the_table_allows(seminar: Hall, now: Decision, to: Decision) -> None:
    offer = seminar.offered()
    Offer.objects.update(decision=now, decided_at=None if now == Decision.OPEN else NOON)
    if to in DECISIONS[now]:
        assert actions.decide(offer, to, says="", by=seminar.trainer, at=NOON).decision == to
    else:
        with pytest.raises(NotAllowed):
            actions.decide(offer, to, says="", by=seminar.trainer, at=NOON)


def test_a_speaker_in_the_programme_is_taken_off_it_before_they_withdraw(seminar: Hall) -> None:
    offer = actions.decide(seminar.offered(), Decision.ACCEPTED, says="", by=seminar.trainer, at=NOON)
    seminar.workshop("Labour", seminar.large, offer=offer)
    with pytest.raises(NotAllowed, match="Take it off first"):
        actions.decide(offer, Decision.WITHDRAWN, says="", by=seminar.trainer, at=NOON)


def test_erasing_a_speaker_leaves_neither_offer_nor_name(seminar: Hall) -> None:
    offer = actions.decide(seminar.offered(), Decision.ACCEPTED, says="", by=seminar.trainer, at=NOON)
    seminar.workshop("Labour", seminar.large, offer=offer, speaker="Canaryspeaker Dunlin")
    counts = erase(offer.subject, by="person:dpo", at=NOON)
    assert counts["offers to speak"] == 1
    assert not Offer.objects.exists()
    assert Item.objects.get().speaker == ""
