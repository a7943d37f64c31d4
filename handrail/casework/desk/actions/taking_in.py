"""Takes what waits at the public door into the desk's own files. Nothing is opened here, and nobody has to ask."""

from datetime import datetime

from django.db import IntegrityError, OperationalError, transaction

from handrail.casework.desk.actions.attaching import take_in_file
from handrail.casework.desk.actions.keeping import UNREAD, hold, keep, main_of, recount_unread
from handrail.casework.desk.models import Concern, ReferenceYear, Telling
from handrail.casework.desk.policies import due_at, pace_to_open, settle
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.vault import subjects
from handrail.public.concerns.actions import mark_taken_in, publish_standing
from handrail.public.concerns.models import Entry, SealedReport, Wording
from handrail.public.concerns.queries import files_with, waiting

# Small, so that nobody who asks for the same rows waits long.
BATCH = 10
TRIES = 3
TAKEN_IN_BY = "handrail"
CODES = ("reporter_kind", "district", "sharing", "danger", "child", "lane", "entry", "arrived_at")
Act = tuple[str, Concern]


def take_in(*, at: datetime, at_most: int | None = None) -> int:
    """Take in what waits, a small batch a transaction, and say how many reports that was.

    Safe to run twice, and in several processes at once: a report is filed under its own key, a concern under its
    receipt's digest, and one process at a time holds the book of references.
    """
    taken = 0
    while (limit := BATCH if at_most is None else min(BATCH, at_most - taken)) and waiting(limit=1):
        filed = take_in_batch(at=at, limit=limit)
        if not filed:
            break
        taken += filed
    return taken


def take_in_batch(*, at: datetime, limit: int) -> int:
    """Take in one batch, again if another process was in the way. Raises what the last try raised."""
    for _ in range(TRIES - 1):
        try:
            return file_batch(at=at, limit=limit)
        except (IntegrityError, OperationalError):
            # Rolled back whole: what the other process filed is seen by the next try.
            continue
    return file_batch(at=at, limit=limit)


@transaction.atomic
def file_batch(*, at: datetime, limit: int) -> int:
    """File one batch, whole or not at all. The trail comes last, so that it is held for as short as can be."""
    book = reference_book(at)
    reports = sorted(waiting(limit=limit), key=lambda report: report.arrived_at)
    filed = set(Telling.objects.filter(pk__in=[report.pk for report in reports]).values_list("pk", flat=True))
    acts = [file_report(report, book=book, at=at) for report in reports if report.pk not in filed]
    mark_taken_in(reports)
    acts += take_in_files(reports)
    book.save(update_fields=["last_number"])
    for act, concern in acts:
        record(act, about=concern.about, by=TAKEN_IN_BY, at=at, entry=concern.entry, lane=concern.lane)
    return len(reports)


def take_in_files(reports: list[SealedReport]) -> list[Act]:
    """The files that came with these reports: each was stored with one of them, or not at all."""
    return [
        ("desk.file_taken_in", take_in_file(file, Concern.objects.get(receipt_digest=file.receipt_digest)).concern)
        for file in files_with({report.receipt_digest for report in reports})
    ]


def reference_book(at: datetime) -> ReferenceYear:
    """The year's book of references, held until the transaction ends: one process at a time gives out numbers."""
    year = at.astimezone(current_locality().timezone).year
    ReferenceYear.objects.get_or_create(year=year)
    return ReferenceYear.objects.select_for_update().get(year=year)


def file_report(report: SealedReport, *, book: ReferenceYear, at: datetime) -> Act:
    """Begin a file with this report, or add it to the one that its receipt belongs to."""
    known = Concern.objects.filter(receipt_digest=report.receipt_digest).only("id").first()
    if known is None:
        return "desk.concern_taken_in", begin_file(report, book=book, at=at)
    return "desk.addition_taken_in", add_to_file(hold(known.pk), report)


def begin_file(report: SealedReport, *, book: ReferenceYear, at: datetime) -> Concern:
    """A new concern, with its reference, its own key and the time by which it must be opened."""
    book.last_number += 1
    concern = Concern(
        reference=f"HM-{book.year % 100:02}-{book.last_number:06}",
        subject=subjects.new_subject(at=at),
        receipt_digest=report.receipt_digest,
        reply_key=report.reply_key,
        taken_in_at=at,
    )
    copy_codes(report, concern)
    settle(concern)
    concern.save(force_insert=True)
    file_telling(report, concern, first=True)
    publish_standing(concern.receipt_digest, Wording.RECEIVED.value, at=at)
    return concern


def copy_codes(report: SealedReport, concern: Concern) -> None:
    """Take over what may be listed and counted, and start the clock from the moment it arrived."""
    for column in CODES:
        setattr(concern, column, getattr(report, column))
    concern.clock_from = report.arrived_at
    concern.open_by = due_at(pace_to_open(danger=report.danger, child=report.child), start=report.arrived_at)


def file_telling(report: SealedReport, concern: Concern, *, first: bool) -> None:
    """Keep the sealed box, locked once more under the concern's subject."""
    telling = Telling(pk=report.pk, concern=concern, first=first, entry=report.entry, arrived_at=report.arrived_at)
    telling.sealed = subjects.lock(bytes(report.sealed), subject=concern.subject, place=telling.place("sealed"))
    telling.save(force_insert=True)


def add_to_file(concern: Concern, report: SealedReport) -> Concern:
    """Add what came later, and bring the concern back to the top: itself, or the one it is joined to."""
    overtaken = concern.entry == Entry.FOLLOW_UP and report.entry != Entry.FOLLOW_UP and concern.opened_at is None
    if overtaken:
        put_first(report, concern)
        return concern
    file_telling(report, concern, first=False)
    main = main_of(concern)
    recount_unread(main)
    keep(main, UNREAD)
    return main


def put_first(report: SealedReport, concern: Concern) -> None:
    """File the report itself where what was added to it came in before it: out of a flood, say."""
    Telling.objects.filter(concern=concern, first=True).update(first=False)
    file_telling(report, concern, first=True)
    copy_codes(report, concern)
    recount_unread(concern)
    keep(concern, [*CODES, "clock_from", "open_by", *UNREAD])
