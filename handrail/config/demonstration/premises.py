"""Offers made-up premises through the real actions, one of them not to be had for some days."""

import tomllib
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from django.utils import timezone

from handrail.config.demonstration.cast import first_of
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.partnership.premises import actions
from handrail.partnership.premises.models import Premises

WORDS = Path(__file__).with_name("premises.toml")
OFFERING = ("district_council", "charity", "county_council")
TELEPHONE = "+44163296{:04}"
FIRST_NUMBER = 100


def offer_premises(*, by: Person, at: datetime) -> list[Premises]:
    """Every made-up place, spread over the districts of the county. A coordinator offers them for others."""
    told = tomllib.loads(WORDS.read_text(encoding="utf-8"))["premises"]
    districts = cycle(current_locality().districts)
    made = [
        offered(each, number, district=district.code, outward=district.postcodes[0].outward, by=by, at=at)
        for number, (each, district) in enumerate(zip(told, districts, strict=False))
    ]
    days = {"starts_at": at + timedelta(days=4), "ends_at": at + timedelta(days=9)}
    actions.make_void(made[-1], reason="deep_clean", **days, by=by, at=at)
    return made


def offered(told: dict[str, Any], number: int, *, district: str, outward: str, by: Person, at: datetime) -> Premises:
    """One of them with its rooms."""
    words, rooms, on = dict(told), told["rooms"], timezone.localdate(at)
    del words["rooms"]
    entry = actions.Entry(
        **{**words, "name": f"{words['name']} (made up)"},
        district=district,
        postcode=f"{outward} 9ZZ",
        police_station=False,
        call_out_name="The keyholder (made up)",
        call_out_telephone=TELEPHONE.format(FIRST_NUMBER + number),
        call_out_checked_on=on - timedelta(days=20 * number),
        agreed_until=None,
        notes="",
    )
    organisation = first_of(*OFFERING[number % len(OFFERING) :])
    made = actions.offer(entry, organisation=organisation, by=by, at=at, on=on - timedelta(days=70 * number))
    for name, places, kept_for in rooms:
        actions.add_space(
            made, name=name, places=places, kept_for=kept_for, step_free=told["step_free"], en_suite=False, by=by, at=at
        )
    return made
