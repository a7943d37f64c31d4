"""Writes cases in the international standard, with a list of what was lost, and a line in the trail."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from io import StringIO

from django.db import transaction

from handrail.casework.exchange.queries import records_to_hand_on, restricted_count
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality, current_standard
from handrail.foundation.spreadsheets import no_formula
from handrail.rules.case_data_standard.grouping import Safe, grouped
from handrail.rules.case_data_standard.records import (
    BESIDE,
    CaseRecord,
    columns_of_days,
    deidentified_kept,
    deidentified_row,
    full_row,
    open_names,
    published_row,
)
from handrail.rules.case_data_standard.standard import Standard

LOSS_HEADINGS = ("list", "our code", "fit", "field", "their code", "what is lost")
WHOLE_FILE = "the whole file"


class Profile(StrEnum):
    """How much of a record goes along."""

    FULL = "full"
    DEIDENTIFIED = "deidentified"
    CTDC = "ctdc"


@dataclass(frozen=True)
class Exported:
    """A table to hand on and what was lost on the way, both as CSV. `people`: how many rows it has."""

    table: bytes = field(repr=False)
    losses: bytes = field(repr=False)
    people: int
    notes: tuple[str, ...]


@transaction.atomic
def export_cases(*, profile: Profile, by: str, at: datetime) -> Exported:
    """Every record that may be handed on, in one profile.

    In `full` what identifies goes along only for adults whose yes to support holds; `deidentified` has nothing that
    identifies, and in it as in `ctdc` every row is one of at least so many that are alike. Restricted records stay
    here in all.

    Raises:
        NotPlaced: one of our codes has no place in the standard.
    """
    standard = current_standard()
    found = list(records_to_hand_on(standard))
    headings, rows, notes = in_profile(profile, found, standard, at=at)
    if restricted_count():
        notes = (*notes, "Records that are restricted are not in this file.")
    record("exchange.exported", about="cases", by=by, at=at, profile=profile.value, rows=len(rows))
    return Exported(as_csv(headings, rows), as_csv(LOSS_HEADINGS, losses(standard, notes)), len(rows), notes)


def in_profile(
    profile: Profile, found: Sequence[CaseRecord], standard: Standard, *, at: datetime
) -> tuple[list[str], list[list[str]], tuple[str, ...]]:
    """Headings, rows, and what to know of the whole."""
    if profile is Profile.CTDC:
        return published(found, standard, at=at)
    if profile is Profile.DEIDENTIFIED:
        return deidentified(found, standard, at=at)
    unnamed = any(not each.may_name for each in found)
    named = ("What identifies somebody is given only for adults whose yes to support holds.",) if unnamed else ()
    notes = (*named, "How to reach somebody is not given: the standard cannot say when and how that is safe.")
    return [each.name for each in standard.fields], [full_row(each, standard) for each in found], notes


def deidentified(
    found: Sequence[CaseRecord], standard: Standard, *, at: datetime
) -> tuple[list[str], list[list[str]], tuple[str, ...]]:
    """Fields that identify nobody, and beside all of them no row that is rarer than the county's smallest number."""
    locality = current_locality()
    at_least = locality.limit("small_number_outside", on=at.astimezone(locality.timezone).date())
    rows = [deidentified_row(each, standard) for each in found]
    kept, months = deidentified_kept(standard), columns_of_days(standard)
    safe = grouped(rows, kept=kept, at_least=at_least, months=months)
    coarser = ("Of days of rarer rows the year alone is given.",) if safe.coarser else ()
    notes = ("Of each day the month alone is given.", *coarser, *notes_on(safe, at_least=at_least))
    return [*open_names(standard), *BESIDE], [list(row) for row in safe.rows], notes


def published(
    found: Sequence[CaseRecord], standard: Standard, *, at: datetime
) -> tuple[list[str], list[list[str]], tuple[str, ...]]:
    """The columns of the published data set, safe: how many were left out is told only as that some were."""
    locality = current_locality()
    at_least = locality.limit("published_smallest_group", on=at.astimezone(locality.timezone).date())
    rows = [published_row(each, standard) for each in found]
    safe = grouped(rows, kept=[column.kept for column in standard.columns], at_least=at_least)
    names = [column.name for column in standard.columns]
    return names, [list(row) for row in safe.rows], notes_on(safe, at_least=at_least)


def notes_on(safe: Safe, *, at_least: int) -> tuple[str, ...]:
    """What was done so that no row is rare. How many rows were left out is not said."""
    emptied = ("Cells were emptied so that it is so.",) if safe.emptied else ()
    left_out = ("Rows that were still too rare were left out.",) if safe.left_out else ()
    return (f"Every row is one of at least {at_least} that are alike.", *emptied, *left_out)


def losses(standard: Standard, notes: Sequence[str]) -> Iterator[Sequence[str]]:
    """What to know of the whole file, then every code of ours of which less or nothing is said."""
    yield from ((WHOLE_FILE, "", "", "", "", note) for note in notes)
    yield from ((one.list, one.ours, one.fit.value, one.field, one.theirs, one.note) for one in standard.losses())


def as_csv(headings: Sequence[str], rows: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> bytes:
    """A table in which no spreadsheet finds a formula. No mark in front: programs read it by its first heading."""
    written = StringIO()
    out = csv.writer(written, lineterminator="\n")
    out.writerow(headings)
    out.writerows([no_formula(cell) for cell in row] for row in rows)
    return written.getvalue().encode()
