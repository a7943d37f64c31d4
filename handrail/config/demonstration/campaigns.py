"""Two made-up campaigns, carried through the real actions: one that is over and one that runs, with their codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from handrail.config.demonstration.year import Drawn
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.partnership.outreach import actions
from handrail.partnership.outreach.models import Campaign, Comparator, Format, Measure, MoveKind
from handrail.partnership.outreach.policies import Planned
from handrail.partnership.published.actions import count_step
from handrail.partnership.published.models import ShortCode, Step
from handrail.public.concerns.models import ReporterKind

DAYS = 45
COPIES = 400
# Of the reports told in its days, so many came by a code.
SHARE = 0.4


@dataclass(frozen=True)
class Told:
    """A made-up campaign in its own words, and how many days ago it was planned."""

    slug: str
    name: str
    audience: str
    title: str
    design: str
    measure: Measure
    ago: int


OVER = Told(
    "anywhere", "It can happen anywhere (made up)", "public", "It can happen on your street", "public",
    Measure.BY_PUBLIC, 150,
)  # fmt: skip
RUNNING = Told(
    "every-journey", "Every journey (made up)", "driver", "Does this journey feel wrong?", "drivers",
    Measure.BY_DRIVERS, 30,
)  # fmt: skip


def run_campaigns(*, by: Person, asking: Person, at: datetime, dice: Random) -> dict[str, list[ShortCode]]:
    """Plan both, begin them, print with codes, hand out and order; gives the codes that stand on paper for each."""
    made = {told.slug: run(told, by=by, at=at, dice=dice) for told in (OVER, RUNNING)}
    actions.place_order(
        "drivers", set_as=Format.FOLDED, copies=60, locality=current_locality(), by=asking, at=at - timedelta(days=2)
    )
    return made


def run(told: Told, *, by: Person, at: datetime, dice: Random) -> list[ShortCode]:
    """One campaign from its plan to what is left of it on the day."""
    planned_at = at - timedelta(days=told.ago)
    campaign = actions.plan_campaign(told.slug, plan_of(told, planned_at), by=by, at=planned_at)
    actions.begin_campaign(campaign, by=by, at=planned_at + timedelta(hours=1))
    codes = [hand_out(campaign, told, batch, by=by, at=planned_at, dice=dice) for batch in ("First fair", "Town hall")]
    if told.ago > DAYS + 2:
        actions.end_campaign(campaign, why="Its last day is over. (Made up.)", by=by, at=at - timedelta(days=90))
    return codes


def plan_of(told: Told, planned_at: datetime) -> Planned:
    """What was planned of it."""
    locality = current_locality()
    first = planned_at.date() + timedelta(days=2)
    return Planned(
        name=told.name,
        audience=told.audience,
        title=told.title,
        lead="You do not have to be sure. Tell us what you saw.",
        starts_on=first,
        ends_on=first + timedelta(days=DAYS),
        districts=tuple(district.code for district in locality.districts[:2]),
        materials=((told.design, Format.FOLDED.value),),
        cost_pence=64_000,
        expected="More people tell us what they notice.",
        measure=told.measure,
        more_by=10,
        # The made-up year has no year before it.
        comparator=Comparator.BEFORE,
    )


def hand_out(campaign: Campaign, told: Told, batch: str, *, by: Person, at: datetime, dice: Random) -> ShortCode:
    """Leaflets with a code of their own, handed out at an event, and some of them followed."""
    locality, later = current_locality(), at + timedelta(days=1)
    code = actions.make_code(
        campaign,
        design=told.design,
        set_as=Format.FOLDED,
        batch=batch,
        copies=COPIES,
        locality=locality,
        by=by,
        at=later,
    )
    run = actions.order_run(
        told.design, set_as=Format.FOLDED, copies=COPIES, code=code, locality=locality, by=by, at=later
    )
    there = actions.At(campaign, f"{batch} (made up)", locality.districts[0].code)
    out = dice.randint(150, 300)
    day = at + timedelta(days=3)
    actions.give_out(run, kind=MoveKind.AT_EVENT, copies=out, during=there, locality=locality, by=by, at=day)
    for step, times in ((Step.SCANNED, out // 6), (Step.OPENED, out // 20)):
        for _ in range(times):
            count_step(code, step, on=(day + timedelta(days=dice.randint(0, 20))).date())
    return code


def by_codes(drawn: Sequence[Drawn], codes: Mapping[str, list[ShortCode]], *, dice: Random) -> list[Drawn]:
    """The same reports, some of those told in the days of a campaign as if they came by one of its codes."""
    return [one if (code := code_for(one, codes, dice)) is None else by_code(one, code) for one in drawn]


def code_for(one: Drawn, codes: Mapping[str, list[ShortCode]], dice: Random) -> ShortCode | None:
    """The code that this report came by, if it came by any."""
    told = RUNNING if one.report.reporter_kind == ReporterKind.DRIVER else OVER
    code = dice.choice(codes[told.slug])
    days = (one.at - code.made_at).days
    return code if 2 <= days <= DAYS and dice.random() < SHARE else None


def by_code(one: Drawn, code: ShortCode) -> Drawn:
    """The report, with the code sealed in it."""
    return replace(one, report=replace(one.report, campaign=code.pk))
