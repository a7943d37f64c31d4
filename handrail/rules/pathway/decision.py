"""What is to be done next: a decision and its steps, as other rooms and programs read them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

ROUTES = (*("emergency", "child", "adult_nrm", "adult_dtn", "adult_undecided", "pass_on", "public", "not_uk"),)
LAYERS = ("danger", "child", "referral", "consent", "needs", "police", "after")


@dataclass(frozen=True)
class StepChannel:
    """A way to reach whoever a step needs.

    `open_now` is True for what never closes; it and `opens_at` are None when nobody has said what time it is, or when
    nobody has confirmed the hours.
    `expired`: the entry was last checked longer ago than the county allows.
    """

    code: str
    name: str
    telephone_display: str
    address: str
    open_now: bool | None
    opens_at: datetime | None
    checked_on: date
    verified: bool
    expired: bool = False

    def as_json(self) -> dict[str, Any]:
        """The channel as interfaces promise it."""
        return {
            "code": self.code,
            "name": self.name,
            "number": self.telephone_display,
            "address": self.address,
            "open_now": self.open_now,
            "opens_at": self.opens_at.isoformat() if self.opens_at else None,
            "checked_on": self.checked_on.isoformat(),
            "verified": self.verified,
            "expired": self.expired,
        }


@dataclass(frozen=True)
class Due:
    """By when. `kind` says who sets it: law, guidance or local. `by` is a moment, a day, or not to be reckoned.

    `words` have a place for `number`: so they can be said in another language before it is filled in.
    """

    kind: str
    words: str
    number: int = 0
    by: datetime | date | None = None

    @property
    def within(self) -> str:
        """The words with the number in its place."""
        return self.words.format(number=self.number)

    def as_json(self) -> dict[str, Any]:
        """The deadline as interfaces promise it."""
        return {"kind": self.kind, "within": self.within, "by": self.by.isoformat() if self.by else None}


@dataclass(frozen=True)
class Unfilled:
    """What a step says with its places for numbers kept, so that it can be said in another language first.

    `do` holds each part as the pack has it; `numbers` are those of the day, by the names of their places.
    """

    do: tuple[str, ...]
    because: str
    say: tuple[str, ...]
    do_not: tuple[str, ...]
    numbers: Mapping[str, int] = field(hash=False, repr=False)

    def filled(self, words: str) -> str:
        """The words with the numbers of the day in the places kept for them, as in "{recovery_days} days"."""
        return words.format_map(self.numbers)


@dataclass(frozen=True)
class Step:
    """One thing to do: what, who, how, by when, why, and on what authority.

    `rules` are the ids of the rules that ask for it; `verified` is False when the step or one of those rules rests
    on something that nobody has held against its source. `referral_kind` names the referral that carries it out.
    """

    id: str
    layer: str
    do: str
    who: str
    channel: StepChannel | None
    due: Due | None
    because: str
    source: str
    verified: bool
    checked_on: date
    rules: tuple[str, ...]
    unfilled: Unfilled
    say: tuple[str, ...] = ()
    do_not: tuple[str, ...] = ()
    referral_kind: str = ""

    def at_a_moment(self, channel: StepChannel | None, due: Due | None) -> "Step":
        """The same step with its channel and deadline of a moment. Three times as fast as `dataclasses.replace`."""
        moved = object.__new__(Step)
        moved.__dict__.update(self.__dict__, channel=channel, due=due)
        return moved

    def as_json(self) -> dict[str, Any]:
        """The step as interfaces promise it."""
        return {
            "id": self.id,
            "layer": self.layer,
            "do": self.do,
            "who": self.who,
            "channel": self.channel.as_json() if self.channel else None,
            "due": self.due.as_json() if self.due else None,
            "because": self.because,
            "source": self.source,
            "verified": self.verified,
            "checked_on": self.checked_on.isoformat(),
            "rules": list(self.rules),
            "say": list(self.say),
            "do_not": list(self.do_not),
            "referral_kind": self.referral_kind,
        }


@dataclass(frozen=True)
class Decision:
    """What to do next, in the order in which it is to be done.

    `ask_next` holds the keys of the unanswered questions whose answer would change this decision, most urgent first;
    it is empty when nothing that could still be answered would. `safer` says where something unknown or
    contradictory was taken for the safer case.
    """

    on: date
    route: str
    steps: tuple[Step, ...]
    ask_next: tuple[str, ...]
    safer: tuple[str, ...]

    def step(self, step_id: str) -> Step | None:
        """The step with that id, if it is among them."""
        return next((step for step in self.steps if step.id == step_id), None)

    def as_json(self) -> dict[str, Any]:
        """The decision as interfaces promise it."""
        return {
            "on": self.on.isoformat(),
            "route": self.route,
            "steps": [step.as_json() for step in self.steps],
            "ask_next": list(self.ask_next),
            "safer": list(self.safer),
        }
