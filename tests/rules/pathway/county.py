"""Two counties and a day on which to ask, for the tests of the pathway."""

from datetime import date
from functools import cache

from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pack import read
from tests.rules.localities.packs import PACKS

TODAY = date(2026, 11, 23)  # a Monday


@cache
def county(name: str = "hertfordshire") -> Locality:
    """A county's pack, read once."""
    return read(PACKS / name)
