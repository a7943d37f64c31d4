"""When a flood is a flood, and what then: a report may be set aside, it is never refused."""

from dataclasses import dataclass
from datetime import date

from handrail.public.concerns.models import Lane
from handrail.rules.localities.locality import Locality, NoSuchLimit

# What holds where a county's pack sets no number of its own. Counted within an hour, in each process.
DEFAULTS = {
    "reports_from_one_address_before_question": 60,
    "reports_from_one_address_before_quarantine": 300,
    "reports_from_everywhere_before_question": 300,
    "reports_from_everywhere_before_quarantine": 3000,
    "tellings_with_one_receipt_before_quarantine": 20,
    "unknown_receipts_from_one_address_before_wait": 60,
    "reporter_attachment_megabytes": 10,
    "reporter_attachments_most": 5,
    "files_from_one_address_before_wait": 40,
    "files_from_everywhere_before_wait": 400,
}


@dataclass(frozen=True, kw_only=True)
class Footfall:
    """How much came lately: numbers, and nothing of whom."""

    from_address: int
    from_everywhere: int
    with_receipt: int = 0


def threshold(code: str, *, locality: Locality, on: date) -> int:
    """The county's number for that day, or the default."""
    try:
        return locality.limit(code, on=on)
    except NoSuchLimit:
        return DEFAULTS[code]


def asks_question(footfall: Footfall, *, locality: Locality, on: date) -> bool:
    """Whether so much is coming that a report is asked to show that a person sends it."""
    return footfall.from_address >= threshold(
        "reports_from_one_address_before_question", locality=locality, on=on
    ) or footfall.from_everywhere >= threshold("reports_from_everywhere_before_question", locality=locality, on=on)


def lane_of(footfall: Footfall, *, answered: bool, locality: Locality, on: date) -> Lane:
    """Which queue a report goes to. `answered`: it came with the right answer to its own question."""

    def reached(count: int, code: str) -> bool:
        return count >= threshold(code, locality=locality, on=on)

    if (
        reached(footfall.from_address, "reports_from_one_address_before_quarantine")
        or reached(footfall.from_everywhere, "reports_from_everywhere_before_quarantine")
        or reached(footfall.with_receipt, "tellings_with_one_receipt_before_quarantine")
    ):
        return Lane.QUARANTINE
    if not asks_question(footfall, locality=locality, on=on):
        return Lane.NORMAL
    # One answer is good for one report: a receipt that was used before has spent it.
    return Lane.NORMAL if answered and footfall.with_receipt == 0 else Lane.QUARANTINE


def has_to_wait(unknown_receipts: int, *, locality: Locality, on: date) -> bool:
    """Whether somebody with yet another receipt that nothing is known of is asked to wait. A known one never is."""
    return unknown_receipts >= threshold("unknown_receipts_from_one_address_before_wait", locality=locality, on=on)
