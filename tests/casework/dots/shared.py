"""Two concerns that share a plate, read and linked."""

from handrail.casework.desk import actions as desk
from handrail.casework.desk.models import Concern
from handrail.casework.dots.actions import read_concern
from handrail.casework.dots.models import Link, Reading
from tests import build


def opened_and_read(office: build.Office, account: str) -> Concern:
    """A concern with these words."""
    concern = build.concern(at=office.later(), account=account)
    desk.open_concern(concern.pk, by=office.officer, at=office.later())
    read_concern(concern, at=office.later())
    return concern


def linked(office: build.Office) -> Link:
    """The link of two concerns of which each names the same van."""
    one = opened_and_read(office, "Men are taken away in a van, CD34 EFG.")
    other = opened_and_read(office, "A van with the plate CD34 EFG stands here every night.")
    links = Link.objects.select_related("one__concern", "other__concern")
    return links.get(one__concern__in=[one, other], other__concern__in=[one, other])


def read(office: build.Office) -> Reading:
    """The reading of a concern."""
    concern = opened_and_read(office, "They sleep in a van, CD34 EFG.")
    return Reading.objects.select_related("telling").get(telling__concern=concern)
