"""Carries each made-up report through the real actions, in the order of the made-up clock."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from random import Random

from django.db import transaction

from handrail.casework.desk import actions as desk
from handrail.casework.desk.models import Concern
from handrail.casework.desk.policies import lowest_priority
from handrail.casework.referrals import actions as referrals
from handrail.casework.referrals.policies import reveals_reporter
from handrail.config.demonstration.cast import Cast
from handrail.config.demonstration.scenes import Scene, weighted
from handrail.config.demonstration.year import Drawn
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.vault import receipts
from handrail.public.concerns.actions import add_to, submit

SECTIONS = ("account", "where", "people", "identifiers", "how_known")
STEPS_IN_ONE_TRANSACTION = 120
# How many steps there are before somebody opens a concern, and before it is assessed.
BEFORE_OPENING, BEFORE_ASSESSING = 3, 4
Steps = Iterator[datetime]
# Whom the desk asks to act, by the kind of exploitation and whether a child may be involved.
ASKED = {
    "child": {"county_council": 62, "police": 38},
    "criminal": {"police": 58, "district_council": 22, "county_council": 20},
    "labour": {"police": 30, "district_council": 36, "government": 34},
    "sexual": {"police": 66, "charity": 34},
    "domestic": {"police": 44, "county_council": 34, "charity": 22},
}
OUTCOMES = {
    "police_action": 22, "visit_made": 17, "child_protection": 9, "adult_safeguarding": 6, "nrm_referral": 9,
    "notified": 3, "support_offered": 8, "labour_standards": 6, "information_kept": 14, "too_little": 6,
}  # fmt: skip
OUTCOMES_UNSENT = {"information_kept": 46, "too_little": 30, "already_known": 12, "other_area": 6, "not_meant": 6}
DECLINED = {"not_our_role": 30, "not_enough_to_act": 34, "not_our_area": 20, "already_working_on_it": 16}
MORE = (
    "I saw the same {thing} again this morning.",
    "It has gone quiet since I wrote. I thought you should know.",
    "There were new people there last night.",
)


@dataclass
class Carrier:
    """Carries reports as the people of the cast would, each with delays of their own."""

    random: Random
    cast: Cast
    scenes: dict[str, Scene]
    truth: dict[str, list[str]] = field(default_factory=dict)

    def carry(self, drawn: Drawn) -> Steps:
        """One report's way; each value is the moment of the next step."""
        receipt = receipts.new_receipt()
        entry = "telephone" if self.random.random() < 0.12 else "online"
        yield drawn.at
        submit(drawn.report, receipt=receipt, at=drawn.at, entry=entry)
        at = drawn.at + timedelta(minutes=self.random.uniform(0.2, 3))
        yield at
        desk.take_in(at=at)
        concern = Concern.objects.get(receipt_digest=receipts.receipt_digest(receipt))
        if drawn.network:
            self.truth.setdefault(drawn.network, []).append(concern.reference)
        yield from self.work(concern, drawn, receipt, at)

    def work(self, concern: Concern, drawn: Drawn, receipt: str, at: datetime) -> Steps:
        """Opened, assessed, perhaps written back to, passed on or kept, and closed."""
        officer = self.random.choice(self.cast.desk)
        at = self.soon(at if drawn.report.danger == "yes" else office_hour(at), 55)
        yield at
        concern = desk.open_concern(concern.pk, by=officer, at=at)
        at = self.soon(at, 70)
        yield at
        self.assess(concern, drawn, officer, at)
        if self.random.random() < 0.3:
            at = self.soon(at, 20)
            yield at
            desk.message_back(concern, text="Thank you. We have read this and are acting on it.", by=officer, at=at)
        if self.random.random() < 0.12:
            at = self.soon(at, 60 * 30)
            yield at
            add_to(receipt, self.random.choice(MORE).format(thing=drawn.report.vehicles or "van"), at=at)
            desk.take_in(at=at)
        if self.random.random() < 0.62:
            yield from self.pass_on(concern, drawn, officer, at)
        else:
            yield from self.close(concern, weighted(self.random, OUTCOMES_UNSENT), officer, self.soon(at, 60 * 24))

    def assess(self, concern: Concern, drawn: Drawn, officer: Person, at: datetime) -> None:
        """What the desk thinks it may be about."""
        scene, told = self.scenes[drawn.scene], drawn.report
        lowest = lowest_priority(danger=told.danger, child=told.child)
        sooner = self.random.random() < 0.2 and lowest in {"normal", "low"}
        desk.assess(
            concern,
            danger=told.danger,
            child=told.child,
            priority="high" if sooner else lowest,
            reason="A made-up reason.",
            exploitation=scene.exploitation if self.random.random() < 0.9 else ("not_known",),
            place_kind=scene.place_kind,
            by=officer,
            at=at,
        )

    def pass_on(self, concern: Concern, drawn: Drawn, officer: Person, at: datetime) -> Steps:
        """Sent to an organisation, which answers, acts and is done; what it declines comes back."""
        to = self.receiver(drawn)
        worker = self.cast.answering[to.pk]
        at = self.soon(at, 30)
        yield at
        named = concern.sharing == "share"
        sections = [one for one in SECTIONS if named or not reveals_reporter(one, concern=concern)]
        sent = referrals.send(concern, to=to, sections=sections, message="Please look at this.", by=officer, at=at)
        at = self.soon(office_hour(at), 80)
        yield at
        referrals.open_referral(sent.pk, by=worker, at=at)
        at = self.soon(at, 60)
        yield at
        if self.random.random() < 0.1:
            referrals.decline(sent.pk, reason=weighted(self.random, DECLINED), by=worker, at=at)
            outcome, later = "information_kept", self.soon(at, 60 * 6)
        else:
            referrals.accept(sent.pk, by=worker, at=at)
            at = self.soon(at, 60 * 24 * 7)
            yield at
            referrals.mark_done(sent.pk, by=worker, at=at)
            outcome, later = weighted(self.random, OUTCOMES), self.soon(at, 60 * 20)
        yield from self.close(concern, outcome, officer, later)

    def close(self, concern: Concern, outcome: str, officer: Person, at: datetime) -> Steps:
        """What was added is read, and the concern is closed."""
        yield at
        concern.refresh_from_db()
        if concern.additions_unread:
            desk.open_additions(concern.pk, by=officer, at=at)
        desk.close_concern(concern, outcome=outcome, reason="A made-up reason.", by=officer, at=at)

    def receiver(self, drawn: Drawn) -> Organisation:
        """The organisation asked to act; among several districts, the one where it is."""
        kind = "child" if drawn.report.child == "yes" else self.scenes[drawn.scene].exploitation[0]
        held = {person.organisation for person in self.cast.answering.values()}
        wanted = {name: share for name, share in ASKED[kind].items() if name in {one.kind for one in held}}
        asked = weighted(self.random, wanted)
        of_kind = sorted((one for one in held if one.kind == asked), key=lambda one: one.code)
        there = [one for one in of_kind if one.district in {"", drawn.report.district}]
        return self.random.choice(there or of_kind)

    def soon(self, at: datetime, typical_minutes: float) -> datetime:
        """A while later: mostly about the typical time, sometimes much longer."""
        return at + timedelta(minutes=typical_minutes * self.random.lognormvariate(0, 0.8))


def office_hour(at: datetime) -> datetime:
    """That moment, or nine the next morning when it is night."""
    if 8 <= at.hour < 19:
        return at
    morning = at.replace(hour=9, minute=5)
    return morning if at.hour < 8 else morning + timedelta(days=1)


def leave_some(ways: Sequence[Steps]) -> list[Steps]:
    """Leave the latest few, in order of their clocks, for whoever tries it out: two in three of them unopened."""
    few = max(3, len(ways) // 200)
    left = [islice(way, BEFORE_OPENING if number % 3 else BEFORE_ASSESSING) for number, way in enumerate(ways[-few:])]
    return [*ways[:-few], *left]


def play(ways: list[Steps], *, until: datetime, progress: Callable[[datetime], None]) -> None:
    """Play all ways together in the order of their clocks; what would come after `until` has not happened yet."""
    waiting = [(next(way), number) for number, way in enumerate(ways)]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] <= until:
        # The keys are stored first: a row whose key was lost could never be read.
        with transaction.atomic(), transaction.atomic(using="keyring"):
            for _ in range(STEPS_IN_ONE_TRANSACTION):
                if waiting and waiting[0][0] <= until:
                    at, number = waiting[0]
                    step(waiting, ways[number], number)
        progress(at)


def step(waiting: list[tuple[datetime, int]], way: Steps, number: int) -> None:
    """Take the earliest way's next step."""
    following = next(way, None)
    if following is None:
        heapq.heappop(waiting)
    else:
        heapq.heapreplace(waiting, (following, number))
