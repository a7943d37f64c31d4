"""What an entry may never say."""

import re

from handrail.partnership.services.models import LocationType
from handrail.partnership.services.policies.entry import Entry
from handrail.rules.localities.hours import BadHours, read_hours
from handrail.rules.localities.postcodes import INWARD, OUTWARD

NO_ADDRESS = (
    "A refuge, a safe house or any other confidential service is never listed with an address: "
    "say the area and a telephone number only."
)
POSTCODE = re.compile(rf"\b{OUTWARD}\s*{INWARD}\b", re.IGNORECASE)
# A street and its number give a place away as well as a postcode does.
STREET = re.compile(
    r"\b\d+[a-z]?,?\s+(?:[\w’'.-]+\s+){1,4}(?:road|street|lane|avenue|close|drive|way|terrace|court|gardens|place|crescent)\b",
    re.IGNORECASE,
)
HIDDEN = re.compile(
    r"\b(?:refuges?|safe[\s-]?houses?|safe accommodation|(?:secret|undisclosed|confidential) (?:address|location))\b",
    re.IGNORECASE,
)


def why_not_tell(entry: Entry) -> str | None:
    """Say why an entry may not be listed so, if so."""
    if not entry.name.strip():
        return "Give the service a name."
    if entry.confidential and gives_its_place_away(entry):
        return NO_ADDRESS
    if not entry.confidential and HIDDEN.search(f"{entry.name} {entry.description}") and has_address(entry):
        return NO_ADDRESS
    if None not in (entry.minimum_age, entry.maximum_age) and (entry.minimum_age or 0) > (entry.maximum_age or 0):
        return "The youngest age is higher than the oldest."
    return why_not_hours(entry.hours)


def why_not_hours(hours: str) -> str | None:
    """Say why these are no hours, if so."""
    if hours:
        try:
            read_hours(hours)
        except BadHours as fault:
            return str(fault)
    return None


def has_address(entry: Entry) -> bool:
    """Whether it names a place that one can go to or write to."""
    return any(place.location_type != LocationType.VIRTUAL for place in entry.places)


def gives_its_place_away(entry: Entry) -> bool:
    """Whether anything in it says where it is: an address, coordinates, a postcode or a street in its words."""
    places = (f"{place.name} {place.description} {place.accessibility}" for place in entry.places)
    costs = (f"{cost.option} {cost.words}" for cost in entry.costs)
    points = (f"{point.role}" for point in entry.points)
    numbers = (number.description for number in entry.numbers)
    said = " \n ".join(
        (
            *(entry.name, entry.description, entry.fees, entry.eligibility, entry.how_to_get_it, entry.wait),
            *(entry.interpreting, entry.alert, entry.area_words),
            *(*places, *costs, *points, *numbers),
            *(timing.description for timing in entry.timings),
        )
    )
    return has_address(entry) or bool(POSTCODE.search(said) or STREET.search(said))
