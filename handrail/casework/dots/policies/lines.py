"""Over which weight the county lets two people be joined without a person, if it does."""

from datetime import date
from typing import Final

from handrail.foundation.locality import current_locality
from handrail.methods.linkage.bands import Lines
from handrail.rules.localities.locality import NoSuchLimit

JOINS_FROM: Final = "join_without_a_person_bits"
# Of a million made-up reports 0.99955 of the pairs over it were right, and 0.9991 of those over 17 (decision 0056).
LOWEST: Final = 20


def lines_of_county(*, on: date) -> Lines:
    """The lines that hold on that day. A county that sets no number joins nobody; a lower one than ours is raised."""
    try:
        return Lines(join_at=max(LOWEST, current_locality().limit(JOINS_FROM, on=on)))
    except NoSuchLimit:
        return Lines()
