"""What somebody told us: the words that are sealed for the desk."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from django.db.models import TextChoices

VERSION = 1


class UnreadableReport(Exception):
    """These bytes are not a report of a version that is known here."""


class ReporterKind(TextChoices):
    """The kinds of reporter that the pages themselves must know; a county's pack names the rest."""

    PROFESSIONAL = "professional", "Somebody who met it at work"
    ONESELF = "self", "The person it is happening to"
    DRIVER = "taxi_driver", "A taxi or private-hire driver"


class Danger(TextChoices):
    """Whether anyone is in danger now. Unsure is handled as yes."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNSURE = "unsure", "I am not sure"


class Known(TextChoices):
    """An answer that may honestly be: not known."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "I do not know"


class Sharing(TextChoices):
    """Who may know who told us."""

    SHARE = "share", "You can share my name"
    CONFIDENCE = "confidence", "Keep my name in confidence"
    ANONYMOUS = "anonymous", "I do not want to give my name"


@dataclass(frozen=True, kw_only=True)
class Report:
    """One telling. Codes are those of the county's pack; empty text and `unknown` both mean: not said.

    `happened_on` is an ISO date or empty; `people_count` a number of people or None;
    `safe_contact` what `foundation.notices` reads as a SafeContact;
    `taken_by` the reference of the operator who typed, empty when the reporter did;
    `pick_up`, `drop_off` and `badge` are a driver's;
    `language` the code of the language it was told in, empty for English.
    """

    reporter_kind: str = ""
    organisation: str = ""
    reporter_role: str = ""
    account: str = ""
    signs: tuple[str, ...] = ()
    place_kind: str = ""
    address: str = ""
    place_description: str = ""
    postcode: str = ""
    district: str = ""
    happened_on: str = ""
    happened_text: str = ""
    still_happening: str = Known.UNKNOWN.value
    people_text: str = ""
    people_count: int | None = None
    child: str = Known.UNKNOWN.value
    vehicles: str = ""
    telephones: str = ""
    businesses: str = ""
    names: str = ""
    languages: str = ""
    how_known: str = ""
    how_known_text: str = ""
    danger: str = Danger.UNSURE.value
    sharing: str = Sharing.ANONYMOUS.value
    name: str = ""
    safe_contact: Mapping[str, Any] = field(default_factory=dict)
    campaign: str = ""
    taken_by: str = ""
    pick_up: str = ""
    drop_off: str = ""
    badge: str = ""
    language: str = ""

    def __repr__(self) -> str:
        # A report in a traceback or a log would be somebody's account in the clear.
        return f"<Report version {VERSION}>"

    def to_json(self) -> str:
        """The same report always gives the same text, so that telling twice can be recognised."""
        # Not `asdict`, which copies every word: a partner's list brings a hundred thousand reports.
        told = {**vars(self), "safe_contact": dict(self.safe_contact), "version": VERSION}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read what `to_json` wrote; padding at the end is ignored.

        Raises:
            UnreadableReport: the text is not a report, or of another version.
        """
        try:
            told = json.loads(text)
        except (ValueError, UnicodeDecodeError):
            raise UnreadableReport("This is not a report.") from None
        if not isinstance(told, dict) or told.pop("version", None) != VERSION:
            raise UnreadableReport("This is not a report of a version that is known here.")
        if not told.keys() <= {each.name for each in fields(cls)}:
            raise UnreadableReport("This report has parts that are not known here.")
        return cls(**{**told, "signs": tuple(told.get("signs", ()))})
