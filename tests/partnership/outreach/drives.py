"""Builds campaigns, codes, runs and orders through the real actions."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.outreach import actions
from handrail.partnership.outreach.models import (
    Campaign,
    Comparator,
    Format,
    Measure,
    MoveKind,
    Order,
    PrintRun,
)
from handrail.partnership.outreach.policies import Planned
from handrail.partnership.published.actions import ask, count_step, take_in_requests
from handrail.partnership.published.models import RequestKind, ShortCode, Step
from tests.build import NOON, organisations, person

PLAN = Planned(
    name="Slavery can happen anywhere",
    audience="driver",
    title="Does this journey feel wrong?",
    lead="You do not have to be sure. Tell us what you saw.",
    starts_on=date(2026, 12, 1),
    ends_on=date(2027, 1, 31),
    districts=("northam",),
    materials=(("drivers", "card"), ("drivers", "screen")),
    cost_pence=125_000,
    expected="Drivers tell us of twice as many journeys.",
    measure=Measure.BY_DRIVERS,
    more_by=12,
    comparator=Comparator.YEAR_BEFORE,
)
OUTSIDE = {
    "design": "drivers",
    "set_as": "card",
    "copies": 20,
    "name": "Ottilie Marchbanks",
    "email": "ottilie@corner-shop.example",
    "organisation": "Marchbanks corner shop",
    "address": "9 Quaggy Lane, Northam",
}


@dataclass
class Drive:
    """A campaign, with whoever leads it."""

    campaign: Campaign
    lead: Person

    def code(
        self, *, at: datetime = NOON, copies: int = 200, batch: str = "Northam renewals", **more: Any
    ) -> ShortCode:
        """A code for wallet cards."""
        given = {"design": "drivers", "set_as": Format.CARD, **more}
        return actions.make_code(
            self.campaign, batch=batch, copies=copies, locality=current_locality(), by=self.lead, at=at, **given
        )

    def run(self, code: ShortCode | None = None, *, copies: int = 200, at: datetime = NOON) -> PrintRun:
        """Wallet cards, with that code or with none."""
        return printed(self.lead, code=code, copies=copies, at=at)

    def hand_out(self, run: PrintRun, copies: int, *, at: datetime = NOON, **during: Any) -> None:
        """Some of them reach people."""
        actions.give_out(
            run, kind=MoveKind.AT_EVENT, copies=copies, during=actions.At(**during), locality=current_locality(),
            by=self.lead, at=at,
        )  # fmt: skip


def communications() -> Person:
    """Somebody of communications."""
    return person(Role.COMMUNICATIONS, at_work=organisations()[0])


def planned(*, slug: str = "anywhere", by: Person | None = None, at: datetime = NOON, **changed: Any) -> Drive:
    """A campaign that is being planned."""
    lead = by or communications()
    return Drive(actions.plan_campaign(slug, replace(PLAN, **changed), by=lead, at=at), lead)


def begun(*, slug: str = "anywhere", by: Person | None = None, at: datetime = NOON, **changed: Any) -> Drive:
    """A campaign that has begun."""
    drive = planned(slug=slug, by=by, at=at, **changed)
    drive.campaign = actions.begin_campaign(drive.campaign, by=drive.lead, at=at)
    return drive


def printed(by: Person, *, code: ShortCode | None = None, copies: int = 200, at: datetime = NOON) -> PrintRun:
    """Wallet cards on that person's shelf."""
    return actions.order_run(
        "drivers", set_as=Format.CARD, copies=copies, code=code, locality=current_locality(), by=by, at=at
    )


def ordered(by: Person, *, copies: int = 20, at: datetime = NOON) -> Order:
    """A member's order of wallet cards."""
    return actions.place_order("drivers", set_as=Format.CARD, copies=copies, locality=current_locality(), by=by, at=at)


def ordered_outside(*, at: datetime = NOON, receipt: str = "", **said: Any) -> Order:
    """An order from outside that has come in."""
    ask(RequestKind.ORDER, {**OUTSIDE, **said}, receipt=receipt or new_receipt(), at=at)
    take_in_requests(at=at + timedelta(minutes=1))
    return Order.objects.filter(organisation=None).latest("asked_at", "id")


def soon(at: datetime) -> dict[str, date]:
    """Days of a campaign that begins ten days from then."""
    return {"starts_on": at.date() + timedelta(days=10), "ends_on": at.date() + timedelta(days=40)}


def everything(*, lead: Person, member: Person, at: datetime) -> dict[str, Any]:
    """A campaign that is planned, one that has begun with codes, paper and a little reach, and both sorts of order."""
    plan = soon(at)
    coming = planned(slug="coming", by=lead, at=at, **plan)
    drive = begun(slug="anywhere", by=lead, at=at, **plan)
    code = drive.code(at=at)
    run = drive.run(code, at=at)
    drive.hand_out(run, 40, at=at, where="Northam taxi rank", district="northam")
    for step, times in ((Step.SCANNED, 6), (Step.OPENED, 2)):
        for _ in range(times):
            count_step(code, step, on=at.date())
    own, outside = ordered(member, at=at), ordered_outside(at=at)
    return {"coming": coming, "drive": drive, "code": code, "run": run, "own": own, "outside": outside}
