"""How windows beside each other are shown: what could be found out, three numbers for each, and a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format

from handrail.insight.prevalence.models import Study
from handrail.insight.prevalence.policies.rows import Row, count_in_words, whole
from handrail.insight.prevalence.policies.windows import windows_of


@dataclass(frozen=True)
class Period:
    """A window, how many were recorded, which share of all that was, and how many there were."""

    recorded: str
    detected: str
    people: Row


@dataclass(frozen=True)
class Periods:
    """Windows beside each other, or why they are not."""

    why_not: list[str]
    chances: list[str]
    rows: list[Period]
    verdicts: list[str]
    caveat: str

    @property
    def people(self) -> list[Row]:
        """How many there were in each window."""
        return [one.people for one in self.rows]


def periods_of(study: Study) -> Periods | None:
    """What a study says of its windows; None where there is one only."""
    told = (study.result or {}).get("periods")
    if told is None:
        return None
    if told["why_not"]:
        return Periods(list(told["why_not"]), [], [], [], "")
    names = [f"To {date_format(window.last, 'j F Y')}" for window in windows_of(study.periods)]
    return Periods(
        why_not=[],
        chances=[chance_in_words(one["rise"], one["chance"]) for one in told["chance_of_finding"]],
        rows=[period(name, one) for name, one in zip(names, told["periods"], strict=True)],
        verdicts=verdicts(names, told["comparisons"]),
        caveat=told["caveat"],
    )


def period(name: str, told: Mapping[str, Any]) -> Period:
    """One window, rounded."""
    limits, share = told["interval"], told["detected_interval"]
    return Period(
        count_in_words(told["recorded"]),
        f"{share['low']:.0%} to {share['high']:.0%}",
        Row(name, whole(told["estimate"]), whole(limits["low"]), whole(limits["high"])),
    )


def verdicts(names: Sequence[str], comparisons: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each later window beside the first, in one of three sentences."""
    first = names[0].removeprefix("To ")
    return [
        f"{name}, beside the window to {first}: {one['verdict']}."
        for name, one in zip(names[1:], comparisons, strict=True)
    ]


def chance_in_words(rise: float, chance: float) -> str:
    """How often a rise would be found out, in tenths."""
    tenths = round(10 * chance)
    often = {0: "hardly ever", 10: "nearly always"}.get(tenths, f"about {tenths} times in ten")
    return f"Were there {rise:g} times as many people, lists like the first would show it {often}."
