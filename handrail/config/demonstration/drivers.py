"""Brings made-up registers of drivers in through the real actions: renewals through the year, some with the leaflet."""

import csv
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from io import StringIO
from random import Random

from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.spreadsheets import proposed
from handrail.partnership.licensing import actions, queries
from handrail.partnership.licensing.models import RegisterKind
from handrail.partnership.licensing.policies import FIELDS

DRIVERS = 150
HEADINGS = ("Licence No", "Full name", "Licence type", "Expiry date", "Address", "Postcode", "Safeguarding training")
FIRST = ("Adil", "Beata", "Carl", "Dana", "Emre", "Farah", "Goran", "Hana", "Ivan", "Jo", "Karim", "Lena")
LAST = ("Marsh", "Nowak", "Okoro", "Patel", "Quill", "Rahman", "Stone", "Toma", "Usman", "Varga", "Weir", "Young")
TYPES = ("Private Hire", "Private Hire", "Hackney Carriage", "Dual")
# What share of the past months' renewals had the leaflet, in each of the two districts.
SHARES = (0.8, 0.55)
MONTHS_BACK = 11


def bring_in_drivers(*, officers: Sequence[Person], at: datetime, seed: int = 29) -> int:
    """Two districts, some 150 drivers each. How many drivers there are now."""
    random, made = Random(seed), 0  # noqa: S311 — made-up people, not keys
    for officer, share in zip(officers, SHARES, strict=False):
        bring_one_in(officer, random, at=at)
        made += DRIVERS
        give_some(officer, random, share, at=at)
    return made


def bring_one_in(officer: Person, random: Random, *, at: datetime) -> None:
    """One district's register, through the pages' own steps."""
    content = register_of(officer.organisation, random, on=timezone.localdate(at))
    held = actions.receive_file(content, kind=RegisterKind.DRIVERS, by=officer, at=at)
    columns = proposed(queries.table_of(held).headings, fields=FIELDS, remembered={})
    actions.confirm_columns(held, columns=columns, by=officer, at=at)
    held.refresh_from_db()
    actions.check_file(held, clock=lambda: at)
    held.refresh_from_db()
    actions.bring_in(held, by=officer, at=at)
    held.refresh_from_db()
    actions.write_register(held, clock=lambda: at)


def register_of(organisation: Organisation, random: Random, *, on: date) -> bytes:
    """A register as CSV: renewals spread over a year back and a year ahead."""
    outward = next(
        (one.postcodes[0].outward for one in current_locality().districts if one.code == organisation.district), "EX1"
    )
    written = StringIO()
    out = csv.writer(written)
    out.writerow(HEADINGS)
    for number in range(DRIVERS):
        ends = on + timedelta(days=random.randint(-330, 360))
        trained = on - timedelta(days=random.randint(30, 900)) if random.random() < 0.6 else None
        out.writerow(
            [
                f"MADE-UP {number + 1:04}",
                f"{random.choice(FIRST)} {random.choice(LAST)} (made up)",
                random.choice(TYPES),
                f"{ends:%d/%m/%Y}",
                f"{random.randint(1, 120)} Made Up Street",
                f"{outward} 9ZZ",
                f"{trained:%d/%m/%Y}" if trained else "",
            ]
        )
    return written.getvalue().encode()


def give_some(officer: Person, random: Random, share: float, *, at: datetime) -> None:
    """Hand the leaflet to that share of those who were due in the past months."""
    first = queries.later(timezone.localdate(at).replace(day=1), -MONTHS_BACK)
    for number in range(MONTHS_BACK):
        for renewal in queries.due_in(queries.later(first, number), by=officer):
            if renewal.licence is not None and random.random() < share:
                actions.give_leaflet(renewal.licence, run=None, locality=current_locality(), by=officer, at=at)
