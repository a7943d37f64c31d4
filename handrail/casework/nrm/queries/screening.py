"""The texts of a notification, each with what in it could lead to somebody, for a person to confirm or strike out."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from handrail.casework.nrm.policies import ReadBy
from handrail.casework.nrm.queries.files import FormFile
from handrail.rules.referral_form.fields import LEFT_OPEN, Field, InNotification
from handrail.rules.referral_form.form import shown
from handrail.rules.referral_form.insists import is_open
from handrail.rules.referral_form.output import AllowList
from handrail.rules.referral_form.screening import Finding, screen


@dataclass(frozen=True, repr=False)
class Piece:
    """A stretch of a text; with a finding, one that could lead to somebody. `number` counts the findings from 1."""

    text: str
    finding: Finding | None = None
    number: int = 0
    stays: bool = False
    may_stay: bool = False


@dataclass(frozen=True, repr=False)
class TextToRead:
    """One text of a notification. `mark` changes whenever the text, or what is found in it, does."""

    field: Field
    pieces: tuple[Piece, ...]
    mark: str
    read: bool

    @property
    def findings(self) -> list[Piece]:
        """The stretches to decide on."""
        return [piece for piece in self.pieces if piece.finding is not None]


def texts_to_read(file: FormFile) -> list[TextToRead]:
    """Every text that goes into the notification only once somebody has read it, in the form's order."""
    return [text_to_read(field, file) for field in fields_to_read(file)]


def fields_to_read(file: FormFile) -> list[Field]:
    """The fields whose texts somebody has to read."""
    return [field for field in file.form.fields if goes_once_read(field, file)]


def is_read(field: Field, file: FormFile) -> bool:
    """Whether somebody has read the text of this field as it stands."""
    reading = file.contents.readings.get(field.id)
    return reading is not None and reading.text == file.answers[field.id]


def goes_once_read(field: Field, file: FormFile) -> bool:
    """Whether the form shows the field, it holds words, and they go only once read."""
    answer = file.answers.get(field.id)
    words = isinstance(answer, str) and not is_open(answer) and answer not in LEFT_OPEN
    return field.in_notification is InNotification.GOES_ONCE_READ and words and shown(field, file.answers)


def text_to_read(field: Field, file: FormFile) -> TextToRead:
    """One text, marked."""
    text = str(file.answers[field.id])
    findings = screen(text, known=file.everything_known)
    reading = file.contents.readings.get(field.id)
    standing = reading if reading is not None and reading.text == text else None
    pieces = tuple(pieces_of(text, findings, standing, named=file.holding is AllowList.DTN_NAMED))
    return TextToRead(field, pieces, mark_of(text, findings), standing is not None)


def pieces_of(text: str, findings: tuple[Finding, ...], reading: ReadBy | None, *, named: bool) -> Iterator[Piece]:
    """The text in stretches, each finding one of its own."""
    place = 0
    kept = set(reading.kept) if reading else set()
    for number, finding in enumerate(findings, start=1):
        if finding.start > place:
            yield Piece(text[place : finding.start])
        may_stay = named or not finding.theirs
        stays = may_stay and (finding.start, finding.end) in kept
        yield Piece(text[finding.start : finding.end], finding, number, stays, may_stay)
        place = finding.end
    if place < len(text):
        yield Piece(text[place:])


def mark_of(text: str, findings: tuple[Finding, ...]) -> str:
    """What stands for this text with these findings: it is sent back, so that nobody confirms what they did not see."""
    seen = [text, *(f"{one.start}-{one.end}" for one in findings)]
    return sha256("\0".join(seen).encode()).hexdigest()


def unread_count(file: FormFile) -> int:
    """How many texts nobody has read as they stand."""
    if file.holding.route != "dtn":
        return 0
    return sum(not is_read(field, file) for field in fields_to_read(file))
