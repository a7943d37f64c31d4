"""What the form is made of: pages, fields, choices and lists, as frozen dataclasses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handrail.rules.referral_form.conditions import Condition

# Answers that we accept where the form demands words: nobody is pressed for what they do not want to say.
NOT_KNOWN = "not_known"
NOT_ASKED = "not_asked"
LEFT_OPEN = frozenset({NOT_KNOWN, NOT_ASKED})
OPEN_WORDS = {NOT_KNOWN: "Not known", NOT_ASKED: "Not asked"}


class FieldKind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    TELEPHONE = "telephone"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    TICK = "tick"
    LISTED = "listed"
    FILES = "files"

    @property
    def is_free_text(self) -> bool:
        """Whether somebody writes words of their own into it."""
        return self in {FieldKind.TEXT, FieldKind.LONG_TEXT}


class Identifies(StrEnum):
    """Whom an answer can lead to. Our judgement, not the Home Office's."""

    NOBODY = "nobody"
    THE_PERSON = "the_person"
    THE_PERSON_WITH_MORE = "the_person_with_more"
    SOMEBODY_ELSE = "somebody_else"
    THE_REFERRER = "the_referrer"


class InNotification(StrEnum):
    """What becomes of an answer when an adult did not agree to a referral (Modern Slavery Act 2015 s52(3))."""

    GOES = "goes"
    GOES_ONCE_READ = "goes_once_read"
    GOES_IF_NAMED = "goes_if_named"
    STRUCK_UNLESS_NAMED = "struck_unless_named"
    NEVER = "never"
    OURS_ONLY = "ours_only"


class IdentifierKind(StrEnum):
    """A kind of thing that leads to one person."""

    NAME = "name"
    TELEPHONE = "telephone"
    PLATE = "plate"
    POSTCODE = "postcode"
    ADDRESS = "address"
    DATE = "date"
    EMAIL = "email"
    HANDLE = "handle"
    REFERENCE = "reference"


class Check(StrEnum):
    """What the form holds against an answer."""

    EMAIL = "email"
    INTERNATIONAL_TELEPHONE = "international_telephone"
    NOT_A_LINK = "not_a_link"
    WHOLE_NUMBER = "whole_number"
    MUST_BE_TICKED = "must_be_ticked"
    AT_LEAST_ONE_TYPE = "at_least_one_type"
    DATE_OF_BIRTH = "date_of_birth"
    IN_LIST = "in_list"
    RECOGNISED_DOMAIN = "recognised_domain"
    FILES = "files"


@dataclass(frozen=True, kw_only=True)
class Checked:
    """Whatever was held against a source: its title, the day, and whether it left no doubt."""

    source: str
    checked_on: date
    verified: bool


@dataclass(frozen=True)
class Option:
    """One answer to choose: our code, our words, and what the form calls it."""

    value: str
    label: str
    form_value: str


@dataclass(frozen=True)
class Listed:
    """One entry of a list, spelt as the form spells it, and the organisations of the county that it stands for."""

    words: str
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Field(Checked):
    """One field: where it stands, what it takes, when it is shown, and what becomes of it."""

    id: str
    pages: tuple[str, ...]
    kind: FieldKind
    words: str
    hint: str
    when: Condition
    demanded: bool
    limit: int | None
    options: tuple[Option, ...]
    list_name: str
    checks: frozenset[Check]
    keys: tuple[str, ...]
    identifies: Identifies
    in_notification: InNotification
    holds: IdentifierKind | None


@dataclass(frozen=True, kw_only=True)
class Page(Checked):
    """One page, with its fields in order."""

    code: str
    heading: str
    advice: str
    when: Condition
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class ReferralForm:
    """The whole form. `edition` names the state of the Home Office's form that was read."""

    edition: str
    pages: tuple[Page, ...]
    conditions: Mapping[str, Condition]
    lists: Mapping[str, tuple[Listed, ...]]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field once, in the order in which it is first met."""
        return tuple({field.id: field for page in self.pages for field in page.fields}.values())

    def field(self, field_id: str) -> Field:
        """The field of that name. Raises NoSuchField."""
        for page in self.pages:
            for field in page.fields:
                if field.id == field_id:
                    return field
        raise NoSuchField(field_id)

    def page(self, code: str) -> Page:
        """The page of that code, with all its fields. Raises NoSuchPage."""
        for page in self.pages:
            if page.code == code:
                return page
        raise NoSuchPage(code)


class NoSuchField(Exception):
    """The form has no field of that name."""


class NoSuchPage(Exception):
    """The form has no page of that code."""
