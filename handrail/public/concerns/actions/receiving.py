"""Receiving at the public door: counted, given a lane, kept. Nothing is refused for how much comes."""

from datetime import datetime

from handrail.foundation.locality import current_locality
from handrail.public.concerns.actions.telling import add_to, attach_to, submit
from handrail.public.concerns.actions.throttling import count_file, count_telling
from handrail.public.concerns.models import Attached, Report
from handrail.public.concerns.policies.files import most_files, why_not_take_more
from handrail.public.concerns.policies.lanes import lane_of


def receive(report: Report, *, receipt: str, address: str, answered: bool, at: datetime) -> None:
    """Keep a report that came online. `answered`: with the right answer to its question, if it had one.

    Raises:
        NotKept: the database would not keep it.
    """
    lane = _lane(address=address, receipt=receipt, answered=answered, at=at)
    submit(report, receipt=receipt, at=at, lane=lane)


def receive_message(receipt: str, text: str, *, address: str, once: str, at: datetime, language: str = "") -> None:
    """Keep some more words for the concern with that receipt, and the language in which our page was read.

    Raises:
        NotKept: the database would not keep them.
    """
    lane = _lane(address=address, receipt=receipt, answered=False, at=at)
    add_to(receipt, text, at=at, once=once, lane=lane, language=language)


def receive_file(receipt: str, file: Attached, words: str, *, address: str, at: datetime, language: str = "") -> None:
    """Keep a file for the concern with that receipt, `words` about it, and the language in which our page was read.

    Raises:
        TooMany: no more go with this receipt.
        NotKept: the database would not keep it.
    """
    locality = current_locality()
    most = most_files(locality=locality, on=at.astimezone(locality.timezone).date())
    lane = _lane(address=address, receipt=receipt, answered=False, at=at)
    attach_to(receipt, file, words, at=at, most=most, lane=lane, language=language)


def why_not_take_file(*, address: str, at: datetime) -> str | None:
    """Count that a file comes, before it is opened, and say why it is not taken just now, if so."""
    locality = current_locality()
    came = count_file(address=address, at=at)
    return why_not_take_more(
        from_address=came.from_address,
        from_everywhere=came.from_everywhere,
        locality=locality,
        on=at.astimezone(locality.timezone).date(),
    )


def _lane(*, address: str, receipt: str, answered: bool, at: datetime) -> str:
    locality = current_locality()
    footfall = count_telling(address=address, receipt=receipt, at=at)
    return lane_of(footfall, answered=answered, locality=locality, on=at.astimezone(locality.timezone).date())
