"""What somebody has told us, part by part; which parts may be shown; and the letters that were written."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handrail.casework.cases.models import Case
from handrail.casework.persons.queries import safe_contact_of
from handrail.casework.support.models import (
    Letter,
    LetterState,
    LetterWay,
    PartAnswer,
    ShareWay,
    SummaryPart,
    SummaryShare,
)
from handrail.casework.support.policies import may_be_shown, newest, opened, opened_all, why_not_post
from handrail.casework.support.queries.reading import in_file, note_reading
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.ui.wording import day_words


@dataclass(frozen=True, repr=False)
class PartLine:
    """One part of the summary: its words as they hold, and whether others may see them. `id` is None if unwritten."""

    section: str
    label: str
    hint: str
    id: UUID | None
    words: str
    language: str
    answer: str
    agreed_on: date | None
    withdrawn_at: datetime | None
    may_be_shown: bool


@dataclass(frozen=True, repr=False)
class ShareLine:
    """Which parts left, when, which way and to whom."""

    id: UUID
    parts: list[str]
    way: str
    to: str
    at: datetime
    by: str


@dataclass(frozen=True, repr=False)
class LetterLine:
    """One letter, in words."""

    id: UUID
    name: str
    state: str
    is_open: bool
    written_at: datetime
    settled_at: datetime | None
    way: str
    to: str
    title: str
    paragraphs: list[str]
    why_not_post: str | None = None


def summary_of(case: Case, *, by: Person, at: datetime) -> list[PartLine]:
    """Every part, written or not, in the order of the pack. Raises NotAllowed."""
    note_reading(case, "summary", by=by, at=at)
    parts = newest(in_file(case, SummaryPart.objects.filter(case=case)))
    words = {row.section: said for row, said in opened_all(parts.values())}
    return [
        part_line(one.code, one.label, one.hint, parts.get(one.code), words.get(one.code, {}))
        for one in current_locality().support.lists["summary_sections"]
    ]


def part_line(section: str, label: str, hint: str, row: SummaryPart | None, words: dict[str, str]) -> PartLine:
    """One part, in words."""
    return PartLine(
        section=section,
        label=label,
        hint=hint,
        id=row.pk if row else None,
        words=words.get("words", ""),
        language=words.get("language", ""),
        answer=str(PartAnswer(row.agreed).label) if row else "",
        agreed_on=row.agreed_on if row else None,
        withdrawn_at=row.withdrawn_at if row else None,
        may_be_shown=row is not None and may_be_shown(row),
    )


def parts_to_show(case: Case, *, sections: Collection[str] | None = None, by: Person, at: datetime) -> list[PartLine]:
    """The parts that they agreed to have shown, as they hold now, of those asked for or of all. Raises NotAllowed."""
    found = [one for one in summary_of(case, by=by, at=at) if one.may_be_shown]
    return found if sections is None else [one for one in found if one.section in sections]


def shares_of(case: Case) -> list[ShareLine]:
    """What of the summary left, the latest first, for a page whose reading is written down already."""
    labels = current_locality().support.words("summary_sections")
    rows = SummaryShare.objects.filter(case=case).select_related("organisation", "recorded_by").reverse()
    return [
        ShareLine(
            id=row.pk,
            parts=[labels.get(section, section) for section in row.sections],
            way=str(ShareWay(row.way).label),
            to=row.organisation.name if row.organisation else words.get("to", ""),
            at=row.recorded_at,
            by=row.recorded_by.name,
        )
        for row, words in opened_all(in_file(case, rows))
    ]


def letters_of(case: Case, *, by: Person, at: datetime) -> list[LetterLine]:
    """Every letter, the latest first. Raises NotAllowed."""
    note_reading(case, "letters", by=by, at=at)
    return [letter_line(row, words) for row, words in opened_all(in_file(case, Letter.objects.filter(case=case)))]


def letter_of(letter: Letter, *, by: Person, at: datetime) -> LetterLine:
    """One letter as it was written, and whether it may go by post. Raises NotAllowed."""
    note_reading(letter.case, "letter", by=by, at=at)
    kept = safe_contact_of(letter.case.person, by=by, at=at, why="letter")
    reason = why_not_post(current_locality().support.letter(letter.template), kept)
    return letter_line(letter, opened(letter), reason)


def letter_line(row: Letter, words: dict[str, object], reason: str | None = None) -> LetterLine:
    """One letter, in words."""
    paragraphs = words.get("paragraphs", [])
    return LetterLine(
        id=row.pk,
        name=current_locality().support.letter(row.template).name,
        state=str(LetterState(row.state).label),
        is_open=row.state == LetterState.WRITTEN,
        written_at=row.recorded_at,
        settled_at=row.settled_at,
        way=str(LetterWay(row.way).label) if row.way else "",
        to=str(words.get("to", "")),
        title=str(words.get("title", "")),
        paragraphs=[str(one) for one in paragraphs] if isinstance(paragraphs, list) else [],
        why_not_post=reason,
    )


def summary_values(share: SummaryShare, *, by: Person, at: datetime) -> dict[str, object]:
    """What was shared, for a document: of its parts those that they still agree to have shown. Raises NotAllowed."""
    parts = parts_to_show(share.case, sections=share.sections, by=by, at=at)
    return {
        "title": "In their words",
        "from": share.case.organisation.name,
        "parts": [{"title": one.label, "words": one.words, "agreed": agreed_words(one)} for one in parts],
    }


def agreed_words(part: PartLine) -> str:
    """When they agreed, and in which language it was read back."""
    on = day_words(part.agreed_on) if part.agreed_on else ""
    return f"Agreed on {on}, read back in: {part.language}."
