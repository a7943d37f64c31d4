"""What a county's pack says, as frozen dataclasses that other rooms read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from handrail.rules.localities.checked import Answer, Checked, CodedWord
from handrail.rules.localities.coded_lists import CodedLists
from handrail.rules.localities.easy_read import EasyPart
from handrail.rules.localities.hours import Hours
from handrail.rules.localities.leaflet_words import ENGLISH, IN_ENGLISH, LeafletWords, NotTranslated
from handrail.rules.localities.leaflets import LeafletDesign, design_with
from handrail.rules.localities.learning import Asking, EarlierFigure, NeededTraining, Question
from handrail.rules.localities.map import Tile, kilometres
from handrail.rules.localities.measures import MeasureEntry
from handrail.rules.localities.operations import OperationWords
from handrail.rules.localities.pathway import Pathway
from handrail.rules.localities.short_versions import ShortVersion
from handrail.rules.localities.steering import SteeringWords
from handrail.rules.localities.support import SupportWords

__all__ = [
    "Answer",
    "Audience",
    "Channel",
    "Checked",
    "CodedWord",
    "District",
    "Limit",
    "Locality",
    "NoSuchEntry",
    "NoSuchLimit",
    "Organisation",
    "OrganisationKind",
    "PostcodeArea",
    "Sign",
    "SignGroup",
]


class NoSuchLimit(Exception):
    """The county has not set this number for that day."""


class NoSuchEntry(Exception):
    """The pack has no entry with that code."""


class OrganisationKind(StrEnum):
    """What sort of body an organisation is."""

    POLICE = "police"
    COUNTY_COUNCIL = "county_council"
    DISTRICT_COUNCIL = "district_council"
    NHS = "nhs"
    FIRE = "fire"
    CHARITY = "charity"
    HOME_OFFICE = "home_office"
    HELPLINE = "helpline"
    GOVERNMENT = "government"
    BUSINESS = "business"
    HOUSING = "housing"
    OTHER = "other"


class Audience(StrEnum):
    """Whom a channel or a group of signs is for."""

    PUBLIC = "public"
    PROFESSIONAL = "professional"
    WORKER = "worker"
    CHILD = "child"
    DRIVER = "driver"
    PARTNER = "partner"


@dataclass(frozen=True)
class PostcodeArea:
    """The first half of a postcode in a district; shared when part of it lies in another district or county."""

    outward: str
    shared: bool


@dataclass(frozen=True, kw_only=True)
class District(Checked):
    """A district or borough of the county."""

    code: str
    name: str
    towns: tuple[str, ...]
    postcodes: tuple[PostcodeArea, ...]
    switchboard: str
    switchboard_display: str

    @property
    def council(self) -> str:
        """What whoever answers the switchboard is called."""
        return f"{self.name}: the council"


@dataclass(frozen=True, kw_only=True)
class Organisation(Checked):
    """A body that the partnership works with, and its role under the law."""

    code: str
    name: str
    kind: OrganisationKind
    first_responder: Answer
    section_52: Answer
    district: str
    can_receive: bool
    note: str


@dataclass(frozen=True, kw_only=True)
class Channel(Checked):
    """A way to reach help. `telephone` is E.164; hours of None mean that nobody has confirmed them."""

    code: str
    name: str
    organisation: str
    purpose: str
    audience: frozenset[Audience]
    telephone: str
    telephone_display: str
    text_number: str
    email: str
    web: str
    hours: Hours | None = field(hash=False)
    hours_in_words: str
    always_open: bool
    confidential: bool
    languages: str
    order: int
    note: str


@dataclass(frozen=True, kw_only=True)
class Sign(Checked):
    """One thing that somebody may notice, in plain words. Never proof, never a score."""

    code: str
    words: str


@dataclass(frozen=True, kw_only=True)
class SignGroup:
    """Signs that belong together, and whom they are for."""

    code: str
    name: str
    audience: frozenset[Audience]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, kw_only=True)
class Limit(Checked):
    """A number that a law, guidance or the county sets, and the day from which it holds."""

    code: str
    starts: date
    value: int
    unit: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Locality(CodedLists):
    """Everything local: one county's pack together with the national pack beneath it."""

    code: str
    name: str
    partnership: str
    parent: str
    timezone: ZoneInfo
    made_up: bool
    desk_organisation: str
    desk_hours: Hours = field(hash=False)
    desk_cut_off: time
    child_guardians_cover: bool
    districts: tuple[District, ...]
    organisations: tuple[Organisation, ...]
    channels: tuple[Channel, ...]
    sign_groups: tuple[SignGroup, ...]
    lists: Mapping[str, tuple[CodedWord, ...]] = field(hash=False)
    limits: tuple[Limit, ...]
    bank_holidays: frozenset[date]
    pathway: Pathway = field(default_factory=Pathway, hash=False)
    support: SupportWords = field(default_factory=SupportWords, hash=False)
    leaflets: tuple[LeafletDesign, ...] = ()
    leaflet_words: Mapping[str, LeafletWords] = field(default_factory=dict, hash=False)
    short_versions: tuple[ShortVersion, ...] = ()
    easy_read: tuple[EasyPart, ...] = ()
    tiles: tuple[Tile, ...] = ()
    operations: OperationWords = field(default_factory=OperationWords, hash=False)
    nation: str = ""
    questions: tuple[Question, ...] = ()
    needed_training: tuple[NeededTraining, ...] = ()
    earlier_training: tuple[EarlierFigure, ...] = ()
    measures: tuple[MeasureEntry, ...] = ()
    steering: SteeringWords = field(default_factory=SteeringWords)

    def questionnaire(self, course: str, version: str) -> tuple[Question, ...]:
        """What is asked about that version of a course, in its order; none if nothing is."""
        return tuple(one for one in self.questions if (one.course, one.version) == (course, version))

    def asking(self, *, on: date) -> Asking:
        """When people are asked what they know of a course."""
        return Asking(
            before=timedelta(minutes=self.limit("training_before_minutes", on=on)),
            later=timedelta(days=self.limit("training_later_days", on=on)),
            later_open=timedelta(days=self.limit("training_later_open_days", on=on)),
        )

    def limit(self, code: str, *, on: date) -> int:
        """The number that holds on that day. Raises NoSuchLimit."""
        held = [one for one in self.limits if one.code == code and one.starts <= on]
        if not held:
            raise NoSuchLimit(f"{self.name} has set no {code} for {on}.")
        return max(held, key=lambda one: one.starts).value

    def limit_as_known(self, code: str, *, on: date) -> int:
        """The number that holds on that day; before the first day known, the earliest one. Raises NoSuchLimit.

        A case older than what we have read is judged by the oldest rule that we know.
        """
        starts = [one.starts for one in self.limits if one.code == code]
        return self.limit(code, on=max(on, min(starts, default=on)))

    def word(self, list_name: str, code: str) -> CodedWord:
        """The entry with that code in a list of codes. Raises NoSuchEntry."""
        return one_with(code, self.lists.get(list_name, ()))

    def district(self, code: str) -> District:
        """The district with that code. Raises NoSuchEntry."""
        return one_with(code, self.districts)

    def organisation(self, code: str) -> Organisation:
        """The organisation with that code. Raises NoSuchEntry."""
        return one_with(code, self.organisations)

    def channel(self, code: str) -> Channel:
        """The channel with that code. Raises NoSuchEntry."""
        return one_with(code, self.channels)

    def distance(self, one: str, other: str) -> float | None:
        """How far it is between two districts in kilometres as the crow flies; None if the map has not both."""
        tiles = {tile.district: tile for tile in self.tiles}
        return kilometres(tiles[one], tiles[other]) if one in tiles and other in tiles else None

    def leaflet(self, code: str) -> LeafletDesign:
        """The leaflet with that code. Raises NoSuchDesign."""
        return design_with(code, self.leaflets)

    def words_in(self, language: str) -> LeafletWords:
        """What leaflets say in that language. Raises NotTranslated."""
        if language == ENGLISH:
            return IN_ENGLISH
        if language not in self.leaflet_words:
            raise NotTranslated(f"There are no leaflets in {language}.")
        return self.leaflet_words[language]

    def short_version(self, code: str) -> ShortVersion:
        """The short version for that profession. Raises NoSuchEntry."""
        return one_with(code, self.short_versions)

    def sign(self, code: str) -> Sign:
        """The sign with that code. Raises NoSuchEntry."""
        return one_with(code, tuple(sign for group in self.sign_groups for sign in group.signs))

    def channels_for(self, audience: Audience | str) -> tuple[Channel, ...]:
        """The channels for an audience, in the order in which they should be offered."""
        return tuple(one for one in self.channels if audience in one.audience)


Entry = TypeVar("Entry", District, Organisation, Channel, CodedWord, Sign, ShortVersion)


def one_with(code: str, entries: tuple[Entry, ...]) -> Entry:
    """The entry with that code. Raises NoSuchEntry."""
    for entry in entries:
        if entry.code == code:
            return entry
    raise NoSuchEntry(f"There is no {code} in the pack.")
