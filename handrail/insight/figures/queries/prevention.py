"""What is counted of training, leaflets, campaigns and licences: the partnership's own work, and nobody's life."""

from collections.abc import Iterable, Mapping

from django.db.models import Count

from handrail.insight.figures.policies.measuring import Event, once_a_quarter
from handrail.insight.figures.queries.cases import ONE, Counted, fixed, share
from handrail.insight.figures.queries.rows import Rows, local_day
from handrail.partnership.licensing.models import RegisterKind, Renewal
from handrail.partnership.licensing.queries.counting import GAVE_UP
from handrail.partnership.outreach.models import Campaign, StockMove
from handrail.partnership.outreach.queries.campaigns import LEFT_THE_SHELF
from handrail.partnership.published.models import Seen
from handrail.partnership.training.models import Record, Session

SORTS = {"course": "Courses", "webinar": "Webinars", "seminar": "Seminars", "briefing": "Briefings of drivers"}
STEPS = {"scanned": "The page was opened", "opened": "A report was begun"}


def people_trained(rows: Rows) -> Iterable[Event]:
    """Each attendee once a quarter, however many courses they took."""
    found = Record.objects.filter(withdrawn_at=None, earned_on__range=(rows.first, rows.last)).order_by("earned_on")
    numbers: dict[object, int] = {}
    return once_a_quarter(
        [
            (on, numbers.setdefault(attendee, len(numbers)), "one")
            for on, attendee in found.values_list("earned_on", "attendee")
        ]
    )


def sessions_held(rows: Rows) -> Iterable[Event]:
    """Sessions that began and were not called off."""
    begin, end = rows.moments
    found = Session.objects.filter(cancelled_at=None, starts_at__gte=begin, starts_at__lt=end)
    return [Event(local_day(at), kind) for at, kind in found.values_list("starts_at", "kind")]


def leaflets_given(rows: Rows) -> Iterable[Event]:
    """Copies that left a shelf to be read."""
    begin, end = rows.moments
    found = StockMove.objects.filter(kind__in=LEFT_THE_SHELF, moved_at__gte=begin, moved_at__lt=end)
    return [Event(local_day(at), "one", copies) for at, copies in found.values_list("moved_at", "copies")]


def pages_opened(rows: Rows) -> Iterable[Event]:
    """Steps taken through printed codes, day by day."""
    found = Seen.objects.filter(on__range=(rows.first, rows.last)).order_by()
    counted = found.values("on", "step").annotate(times=Count("pk")).values_list("on", "step", "times")
    return [Event(on, step, times) for on, step, times in counted]


def campaigns_begun(rows: Rows) -> Iterable[Event]:
    """Campaigns by the day on which they began."""
    begin, end = rows.moments
    found = Campaign.objects.filter(begun_at__gte=begin, begun_at__lt=end)
    return [Event(local_day(at), "one") for at in found.values_list("begun_at", flat=True) if at]


def drivers_reached(rows: Rows) -> Iterable[Event]:
    """Renewals that fell due, by whether the leaflet was given; without licences given up before."""
    drivers = Renewal.objects.filter(register__kind=RegisterKind.DRIVERS).exclude(GAVE_UP)
    found = drivers.filter(due_on__range=(rows.first, rows.last)).order_by()
    counted = found.values("due_on").annotate(due=Count("pk"), reached=Count("issue"))
    return [
        event
        for on, due, reached in counted.values_list("due_on", "due", "reached")
        for event in (Event(on, "yes", reached), Event(on, "no", due - reached))
    ]


PREVENTION: Mapping[str, Counted] = {
    "staff_trained": (fixed(ONE), people_trained),
    "sessions_held": (fixed(SORTS), sessions_held),
    "leaflets_given": (fixed(ONE), leaflets_given),
    "pages_opened": (fixed(STEPS, total=False), pages_opened),
    "campaigns_begun": (fixed(ONE), campaigns_begun),
    "drivers_reached": (share("The leaflet was given", "It was not"), drivers_reached),
}
