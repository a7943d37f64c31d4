"""Prints made-up leaflets through the real actions: some handed on, and some whose number has changed since."""

from dataclasses import replace
from datetime import datetime, timedelta

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person
from handrail.partnership.outreach import actions
from handrail.partnership.outreach.models import Format, MoveKind
from handrail.rules.localities.locality import Locality

BEFORE = timedelta(days=200)
FORMER_NUMBER = "01632 960 199"


def print_leaflets(*, by: Person, at: datetime) -> None:
    """A run of each design, a third of one handed on to a district; and an older run with a number of former days."""
    now = current_locality()
    for design, set_as in (("drivers", Format.FOLDED), ("public", Format.POSTER), ("workers", Format.CARD)):
        run = actions.order_run(design, set_as=set_as, copies=1_500, locality=now, by=by, at=at - timedelta(days=30))
    district = Organisation.objects.filter(kind="district_council", active=True).order_by("code")[:1].get()
    moved_at, kind = at - timedelta(days=20), MoveKind.TO_ORGANISATION
    actions.give_out(run, kind=kind, copies=500, to=district, locality=now, by=by, at=moved_at)
    then = former(now)
    actions.order_run("drivers", set_as=Format.STICKER, copies=400, locality=then, by=by, at=at - BEFORE)


def former(now: Locality) -> Locality:
    """The county as it was when one of its numbers was another."""
    code = now.leaflet("drivers").channels[-1]
    channels = [replace(each, telephone_display=FORMER_NUMBER) if each.code == code else each for each in now.channels]
    return replace(now, channels=tuple(channels))
