"""Puts the steps that fired into the words, channels and times that somebody reads."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from handrail.rules.localities.locality import Channel, Locality
from handrail.rules.localities.pathway import Deadline
from handrail.rules.localities.pathway_entries import COUNTY, DISTRICT
from handrail.rules.localities.postcodes import districts_of, read_postcode
from handrail.rules.pathway.decision import Due, Step, StepChannel, Unfilled
from handrail.rules.pathway.engine import Fired, Same
from handrail.rules.pathway.facts import Facts
from handrail.rules.pathway.invariants import refuse_words
from handrail.rules.worktime.clock import nth_working_day
from handrail.rules.worktime.opening import opening

CHECK_LIMIT = "channel_check_days"
WORKING_WEEK = dict.fromkeys(range(5), ((time(9), time(17)),))


class Wording:
    """The words of one county on one day. Whatever does not depend on the moment or the postcode is made once."""

    def __init__(self, locality: Locality, on: date) -> None:
        self.locality = locality
        self.on = on
        self.deadlines = {deadline.code: deadline for deadline in locality.pathway.deadlines}
        self.channels = {channel.code: channel for channel in locality.channels}
        self.oldest_check = on - timedelta(days=locality.limit_as_known(CHECK_LIMIT, on=on))
        self.numbers = {one.code: locality.limit_as_known(one.code, on=on) for one in locality.limits}
        self.made: dict[tuple[object, ...], Step] = {}

    def step(self, fired: Fired, facts: Facts, at: datetime | None) -> Step:
        """The step as somebody reads it."""
        key = (fired.step.id, *(rule.id for rule in fired.rules), *map(id, fired.additions))
        step = self.made.get(key)
        if step is None:
            step = self.lasting(fired)
            refuse_words(step)
            self.made[key] = step
        if fired.step.channel == DISTRICT:
            step = step.at_a_moment(self.district_channel(facts.get("postcode")), step.due)
        return step if at is None else step.at_a_moment(self.channel_at(step.channel, at), self.due(fired, at))

    def lasting(self, fired: Fired) -> Step:
        """The step without what depends on the moment or on the postcode."""
        step, said = fired.step, self.unfilled(fired)
        return Step(
            id=step.id,
            layer=fired.layer,
            do=self.filled(" ".join(said.do)),
            who=step.who,
            channel=self.lasting_channel(fired),
            due=self.due(fired, None),
            because=self.filled(said.because),
            source=step.source,
            verified=step.verified and all(rule.verified for rule in fired.rules),
            checked_on=min([step.checked_on, *(rule.checked_on for rule in fired.rules)]),
            rules=tuple(rule.id for rule in fired.rules),
            unfilled=said,
            say=tuple(map(self.filled, said.say)),
            do_not=tuple(map(self.filled, said.do_not)),
            referral_kind=step.referral_kind,
        )

    def unfilled(self, fired: Fired) -> Unfilled:
        """The words of the step and of what is said besides, as the pack has them."""
        step, besides = fired.step, fired.additions
        return Unfilled(
            do=tuple(filter(None, (step.do, *(one.do for one in besides)))),
            because=step.because,
            say=(*step.say, *(words for one in besides for words in one.say)),
            do_not=(*step.do_not, *(words for one in besides for words in one.do_not)),
            numbers=self.numbers,
        )

    def filled(self, words: str) -> str:
        """The words with the numbers of the day in the places kept for them, as in "{recovery_days} days"."""
        return words.format_map(self.numbers)

    def lasting_channel(self, fired: Fired) -> StepChannel | None:
        """The step's channel, if the pack or the county names one."""
        code = fired.step.channel
        channel = self.channels.get(self.locality.pathway.channels.get(fired.step.id, "") if code == COUNTY else code)
        return self.step_channel(channel) if channel else None

    def step_channel(self, channel: Channel) -> StepChannel:
        """A channel of the pack as a step shows it. An entry that nobody checked for too long counts as unverified."""
        expired = channel.checked_on < self.oldest_check
        return StepChannel(
            code=channel.code,
            name=channel.name,
            telephone_display=channel.telephone_display,
            address=channel.web or channel.email,
            open_now=True if channel.always_open else None,
            opens_at=None,
            checked_on=channel.checked_on,
            verified=channel.verified and not expired,
            expired=expired,
        )

    def district_channel(self, typed: str) -> StepChannel | None:
        """The council of the district in which that postcode lies, where that is sure."""
        postcode = read_postcode(typed)
        guess = districts_of(postcode, locality=self.locality) if postcode else None
        if guess is None or not guess.sure or not guess.districts[0].switchboard:
            return None
        district = guess.districts[0]
        expired = district.checked_on < self.oldest_check
        return StepChannel(
            code=district.code,
            name=district.council,
            telephone_display=district.switchboard_display,
            address="",
            open_now=None,
            opens_at=None,
            checked_on=district.checked_on,
            verified=district.verified and not expired,
            expired=expired,
        )

    def channel_at(self, shown: StepChannel | None, at: datetime) -> StepChannel | None:
        """The channel with whether it is open; None stays None where nobody has confirmed the hours."""
        channel = self.channels.get(shown.code) if shown else None
        if shown is None or channel is None or channel.hours is None or channel.always_open:
            return shown
        now = opening(channel.hours, holidays=self.locality.bank_holidays, at=at, timezone=self.locality.timezone)
        return replace(shown, open_now=now.open_now, opens_at=now.opens_at)

    def due(self, fired: Fired, at: datetime | None) -> Due | None:
        """By when the step is due."""
        deadline = self.deadlines.get(fired.step.deadline)
        if deadline is None:
            return None
        number = self.numbers[deadline.limit] if deadline.limit else 0
        return Due(fired.step.due_kind, deadline.words_for(number), number, self.reckon(deadline, number, at))

    def reckon(self, deadline: Deadline, number: int, at: datetime | None) -> datetime | date | None:
        """The moment or the day on which a deadline falls, where it can be reckoned."""
        if deadline.reckoned in ("now", "hours"):
            return at + timedelta(hours=number) if at else None
        today = at.astimezone(self.locality.timezone).date() if at else self.on
        if deadline.reckoned == "working_days":
            return working_day_after(today, number, locality=self.locality)
        if deadline.reckoned in ("today", "days"):
            return today + timedelta(days=number)
        return None


def places_by_postcode(fired: Fired) -> bool:
    """Whether whom the step says to ring depends on the postcode."""
    return fired.step.channel == DISTRICT


def working_day_after(start: date, number: int, *, locality: Locality) -> date:
    """The day so many working days (Monday to Friday, no bank holiday) after a day, which is not counted itself.

    So one working day after a Friday is the Monday, and so is one after a Saturday.
    """
    if number == 0:
        return start
    return nth_working_day(start + timedelta(days=1), number - 1, hours=WORKING_WEEK, holidays=locality.bank_holidays)


def wording_of(locality: Locality, *, on: date) -> Wording:
    """The words for a county on that day, prepared once."""
    return prepared(Same(locality), on)


@lru_cache(maxsize=64)
def prepared(same: Same, on: date) -> Wording:
    """The words, kept for the localities and days asked for last."""
    return Wording(same.locality, on)
