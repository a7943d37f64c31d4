"""Made-up studies of how many are on no list: one of a region, worked out and signed, and one that is refused."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from handrail.foundation.people.models import Person
from handrail.insight.prevalence.actions import ask_of_file, sign, work_out
from handrail.insight.prevalence.models import Study
from handrail.insight.prevalence.policies import days_within, years_before

LISTS = Path(__file__).with_name("lists")
# A year of fewer concerns is loaded to try something out: working a study out would take longer than all the rest.
FEWEST_CONCERNS = 500
SAMPLES = 500
REGION = "Made up: adults of four counties who were told of as potential victims, counted once in a year."
DISTRICT = "Made up: the same, in one district alone."


def make_studies(*, by: Person, at: datetime, samples: int = SAMPLES, latent: bool = True) -> list[Study]:
    """A study of a region beside the year before, worked out and signed by an analyst; and one of a district."""
    last = timezone.localdate(at).replace(day=1) - timedelta(days=1)
    window: dict[str, Any] = {"first": years_before(last, 1) + timedelta(days=1), "last": last, "by": by, "at": at}
    region = ask_of_file(
        read("this-year"),
        definition=REGION,
        earlier=read("year-before"),
        unsure=read("may-be-one"),
        grown=by_day(read("as-they-grew"), days_within(window["first"], last)),
        latent=latent,
        replicates=samples,
        **window,
    )
    district = ask_of_file(read("one-district"), definition=DISTRICT, replicates=samples, **window)
    for study in (district, region):
        work_out(study.pk, clock=lambda: at)
    sign(region, by=by, at=at)
    return [region, district]


def by_day(text: str, days: Sequence[date]) -> str:
    """The file in which quarters of the window are numbered, with their last days."""
    header, *rows = text.splitlines()
    parts = (row.rpartition(",") for row in rows)
    return "\n".join([header, *(f"{rest},{days[int(quarter) - 1]}" for rest, _, quarter in parts)])


def read(name: str) -> str:
    """What a made-up file says."""
    return (LISTS / f"{name}.csv").read_text(encoding="utf-8")
