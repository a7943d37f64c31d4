"""What an entry of the directory may say, and how it is set down, whoever writes it."""

from handrail.partnership.services.policies.entry import Cost, Entry, Number, Place, Point, Timing
from handrail.partnership.services.policies.hours import entry_hours, timings_of
from handrail.partnership.services.policies.refusing import why_not_tell
from handrail.partnership.services.policies.rows import NAMESPACE, PARTS, Rows, fingerprint, rows_of
from handrail.partnership.services.policies.standing import confirmed, out_of_date

__all__ = [
    "NAMESPACE",
    "PARTS",
    "Cost",
    "Entry",
    "Number",
    "Place",
    "Point",
    "Rows",
    "Timing",
    "confirmed",
    "entry_hours",
    "fingerprint",
    "out_of_date",
    "rows_of",
    "timings_of",
    "why_not_tell",
]
