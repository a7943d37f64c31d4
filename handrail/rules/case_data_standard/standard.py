"""The standard as the pack knows it: fields, lists, and where each of our codes goes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

ANY: Final = "*"


class Fit(StrEnum):
    """How well a code of the standard says what ours says. Broader: it says less."""

    EXACT = "exact"
    BROADER = "broader"
    NONE = "none"


class Withheld(StrEnum):
    """Why a field stays out of records from which nobody may be known."""

    NO = "no"
    IDENTIFIER = "identifier"
    FREE_TEXT = "free_text"
    WORKER = "worker"
    JOB_TITLE = "job_title"


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    DATE = "date"
    CODE = "code"
    CODES = "codes"
    YES_NO = "yes_no"
    REFERENCE = "reference"


class Derived(StrEnum):
    """How a column of the published data set is worked out of a record."""

    YEAR = "year"
    GENDER = "gender"
    AGE_BAND = "age_band"
    CITIZENSHIP = "citizenship"
    COUNTRY = "country"
    ANY_OF = "any"
    EMPTY = "empty"


class NotPlaced(Exception):
    """The pack does not say where this code goes: it has to be placed before anything leaves."""


@dataclass(frozen=True)
class StandardField:
    """A field under its official name. `misspelt` is what a template of the standard calls it by mistake.

    `kept`: the higher, the longer it is kept when a row is too rare.
    """

    name: str
    label: str
    kind: Kind
    list: str
    withheld: Withheld
    misspelt: str = ""
    kept: int = 1


@dataclass(frozen=True)
class Placed:
    """Where one of our codes goes. With fit none, `field` and `theirs` are empty and `note` says why."""

    list: str
    ours: str
    fit: Fit
    field: str
    theirs: str
    note: str


@dataclass(frozen=True)
class PublishedColumn:
    """A column of the published data set. `kept`: the higher, the longer it is kept when a row is too rare."""

    name: str
    how: Derived
    field: str
    codes: tuple[str, ...]
    kept: int


@dataclass(frozen=True)
class Standard:
    """The whole. `lists`: the labels of the codes of each list; `countries`: by the word for somebody from there."""

    fields: tuple[StandardField, ...]
    lists: Mapping[str, Mapping[str, str]] = field(hash=False)
    placed: tuple[Placed, ...]
    columns: tuple[PublishedColumn, ...]
    countries: Mapping[str, str] = field(hash=False)

    def places_of(self, list_name: str, ours: str) -> tuple[Placed, ...]:
        """Where one of our codes goes, which may be more than one field. Raises NotPlaced."""
        found = self._by_code.get((list_name, ours)) or self._by_code.get((list_name, ANY))
        if found is None:
            raise NotPlaced(f"“{ours}” of {list_name} has no place in codes.csv.")
        return tuple(found)

    @cached_property
    def _by_code(self) -> dict[tuple[str, str], list[Placed]]:
        by_code: dict[tuple[str, str], list[Placed]] = {}
        for one in self.placed:
            by_code.setdefault((one.list, one.ours), []).append(one)
        return by_code

    def field_called(self, name: str) -> StandardField:
        """The field of that official name. Raises KeyError."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, StandardField]:
        return {each.name: each for each in self.fields}

    def losses(self) -> Iterator[Placed]:
        """Every code of ours that the standard says less of, or nothing."""
        return (one for one in self.placed if one.fit is not Fit.EXACT)

    def country_of(self, word: str) -> str:
        """The two letters of the country that somebody's nationality names; empty when the pack does not know it."""
        return self.countries.get("_".join(word.lower().replace("-", " ").split()), "")
