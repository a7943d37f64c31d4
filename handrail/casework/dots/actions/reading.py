"""Reads what was opened: mentions are kept, and put beside everything known, in one transaction a telling."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.desk.models import Concern, Telling
from handrail.casework.desk.queries.telling import reports_in
from handrail.casework.dots.actions.joining import of_mentions, take_apart
from handrail.casework.dots.actions.linking import link_mentions, near_to
from handrail.casework.dots.actions.tokens import as_bytes, keep_tokens, take_tokens
from handrail.casework.dots.models import Link, Mention, MentionKind, Reading, Standing
from handrail.casework.dots.policies.marks import marks_of
from handrail.casework.dots.policies.reading import Read, mentions_in
from handrail.casework.dots.policies.telling import text_of, with_businesses_given, with_names_given
from handrail.casework.dots.queries import keyed, reads_of, sharing_asked_for
from handrail.casework.dots.queries.marking import marked_now
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.audit.actions import record_in_turn, take_turn
from handrail.foundation.vault.subjects import Keys, Plain, lock_many, unlock_json
from handrail.foundation.written_out import insert, without_waiting
from handrail.methods.reading.corrections import corrected, correction_of
from handrail.methods.reading.found import read_text
from handrail.public.concerns.models import Report

AT_A_TIME = 50
FEW = 3


def queue(telling: Telling) -> None:
    """Have an opened telling read: in the transaction that opens it, so that a crash loses none."""
    Reading.objects.get_or_create(telling=telling)


def catch_up() -> int:
    """Have everything read that was opened before there was anybody to read it, and say how many there are."""
    opened = Telling.objects.filter(read_at__isnull=False, concern__erased_at=None).exclude(contents=b"")
    missed = opened.exclude(pk__in=Reading.objects.values("telling"))
    return len(Reading.objects.bulk_create([Reading(telling=each) for each in missed], ignore_conflicts=True))


def read_what_waits(*, at: datetime, at_most: int = AT_A_TIME) -> int:
    """Read what was opened and not yet read, and say how much. Safe to repeat, and to stop at any moment."""
    waiting = list(Reading.objects.filter(read_at=None).values_list("pk", flat=True)[:at_most])
    for reading in waiting:
        read(reading, at=at)
    return len(waiting)


def read_concern(concern: Concern, *, at: datetime) -> None:
    """Read what waits of one concern: what was opened a moment ago is there when somebody looks."""
    for reading in Reading.objects.filter(read_at=None, telling__concern=concern).values_list("pk", flat=True):
        read(reading, at=at)


@transaction.atomic
def read(reading_id: UUID, *, at: datetime) -> None:
    """Read one telling, unless another has meanwhile."""
    reading = Reading.objects.select_for_update().select_related("telling__concern").get(pk=reading_id)
    if reading.read_at is None:
        read_again(reading, at=at)


def read_again(reading: Reading, *, at: datetime) -> None:
    """Read a telling as it is corrected now. Mentions that are found as before stay, with what was decided of them."""
    telling = reading.telling
    report = next(iter(reports_in_one(telling)), None)
    found, limits = mentions_of(reading, report) if report else ([], [])
    if is_of_somebody_erased(telling.concern):
        found = [each for each in found if each.kind is not MentionKind.PERSON]
    reading.read_at, reading.limits = at, limits
    reading.save(update_fields=["read_at", "limits"])
    new = not_kept_yet(telling, found, at=at)
    put_beside(telling, new, found=len(found), at=at)


def is_of_somebody_erased(concern: Concern) -> bool:
    """Whether everybody whose record began with this concern is erased: then nobody is read in it any more."""
    records = list(PotentialVictim.objects.filter(concern=concern).values_list("erased_at", flat=True))
    return bool(records) and None not in records


def reports_in_one(telling: Telling) -> list[Report]:
    """The report of a telling, unless it is forgotten."""
    return [report for each, report in reports_in([telling.concern]).items() if each.pk == telling.pk]


def mentions_of(reading: Reading, report: Report) -> tuple[list[Read], list[str]]:
    """What the text says, with what people put right in it."""
    told, told_at = text_of(report), reading.telling.arrived_at
    seen = read_text(told.text, on=told_at.date())
    given = with_names_given(told, with_businesses_given(told, seen.found))
    put_right = corrected(told.text, given, map(correction_of, corrections_of(reading)))
    found, limits = mentions_in(put_right.found, told_at=told_at)
    return found, [*seen.limits, *limits]


def corrections_of(reading: Reading) -> list[dict[str, object]]:
    """What people put right, in the order in which they did."""
    if not reading.corrections:
        return []
    box, subject = bytes(reading.corrections), reading.telling.concern.subject
    return list(unlock_json(box, subject=subject, place=reading.place()))


def not_kept_yet(telling: Telling, found: Iterable[Read], *, at: datetime) -> list[Read]:
    """What is new of this. What was kept and is found again stays; what is no longer found is withdrawn."""
    standing = list(Mention.objects.filter(telling=telling, withdrawn_at=None).select_related("concern"))
    reads = reads_of(standing)
    wanted = {each.same: each for each in found}
    kept = {
        reads[each.pk].same
        for each in standing
        if each.pk in reads and reads[each.pk] == wanted.get(reads[each.pk].same)
    }
    gone = [each for each in standing if each.pk not in reads or reads[each.pk].same not in kept]
    withdraw(gone, at=at)
    return [read for same, read in wanted.items() if same not in kept]


def put_beside(telling: Telling, reads: list[Read], *, found: int, at: datetime) -> dict[Mention, Read]:
    """Keep what was read, link it with everything known, and write down that so much was found.

    Who is known is asked for first, and what is new is made meanwhile; while they are opened and weighed, PostgreSQL
    keeps it.
    """
    with without_waiting(Mention):
        tokens = [keyed(marks_of(read)) for read in reads]
        sharing = [
            sharing_asked_for(each) if read.kind is MentionKind.PERSON else None
            for read, each in zip(reads, tokens, strict=True)
        ]
        kept = dict(zip(mentions_for(telling, reads, tokens, at=at), reads, strict=True))
        near = {mention: near_to(mention, ask) for mention, ask in zip(kept, sharing, strict=True) if ask}
        add_mentions(telling, kept, keys=next((each.keys for each in near.values()), {}))
        keep_tokens(kept)
        # Nobody else waits for the trail longer than it takes to weigh those beside a few.
        turn = take_turn() if len(reads) <= FEW else None
        link_mentions(kept, near=near, at=at)
        record_in_turn(turn or take_turn(), "dots.read", about=telling.concern.about, by="handrail", at=at, found=found)
    return kept


def withdraw(mentions: Sequence[Mention], *, at: datetime) -> None:
    """Take mentions away from all searching and linking."""
    if not mentions:
        return
    take_tokens(mentions)
    keys = [each.pk for each in mentions]
    Mention.objects.filter(pk__in=keys).update(withdrawn_at=at, found_by=b"")
    take_apart(of_mentions(keys), at=at)
    for end in ("one", "other"):
        Link.objects.filter(**{f"{end}__in": keys}, standing=Standing.SUGGESTED, changes=None).delete()


def mentions_for(
    telling: Telling, reads: Sequence[Read], tokens: Sequence[Iterable[int]], *, at: datetime
) -> list[Mention]:
    """A mention of each, with its tokens and nothing in it."""
    now = marked_now()
    return [
        Mention(
            concern=telling.concern,
            telling=telling,
            subject=telling.concern.subject,
            kind=read.kind,
            found_by=as_bytes(found_by),
            marked_by=now,
            read_at=at,
        )
        for read, found_by in zip(reads, tokens, strict=True)
    ]


def add_mentions(telling: Telling, new: Mapping[Mention, Read], *, keys: Keys) -> None:
    """Keep them locked, with keys that were asked for. Nobody finds them before their tokens are added."""
    subject = telling.concern.subject
    words = [json.dumps(each.as_json(), ensure_ascii=False, sort_keys=True).encode() for each in new.values()]
    plain = [Plain(each, subject, mention.place()) for mention, each in zip(new, words, strict=True)]
    boxes = lock_many(plain, keys=keys)
    for mention, box in zip(new, boxes, strict=True):
        mention.contents = box
    insert(list(new))
