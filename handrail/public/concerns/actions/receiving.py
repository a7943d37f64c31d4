"""Receiving at the public door: counted, given a lane, kept. Nothing is refused for how much comes."""

from datetime import datetime

from handrail.foundation.locality import current_locality
from handrail.public.concerns.actions.telling import add_to, submit
from handrail.public.concerns.actions.throttling import count_telling
from handrail.public.concerns.models import Report
from handrail.public.concerns.policies.lanes import lane_of


def receive(report: Report, *, receipt: str, address: str, answered: bool, at: datetime) -> None:
    """Keep a report that came online. `answered`: with the right answer to its question, if it had one.

    Raises:
        NotKept: the database would not keep it.
    """
    lane = _lane(address=address, receipt=receipt, answered=answered, at=at)
    submit(report, receipt=receipt, at=at, lane=lane)


def receive_message(receipt: str, text: str, *, address: str, once: str, at: datetime) -> None:
    """Keep some more words for the concern with that receipt.

    Raises:
        NotKept: the database would not keep them.
    """
    lane = _lane(address=address, receipt=receipt, answered=False, at=at)
    add_to(receipt, text, at=at, once=once, lane=lane)


def _lane(*, address: str, receipt: str, answered: bool, at: datetime) -> str:
    locality = current_locality()
    footfall = count_telling(address=address, receipt=receipt, at=at)
    return lane_of(footfall, answered=answered, locality=locality, on=at.astimezone(locality.timezone).date())
