"""What forms of premises are made of, beside the fields that every room has."""

from handrail.foundation.locality import current_locality

MOST_PEOPLE = 1_000


def districts() -> list[tuple[str, str]]:
    """The districts of the county, with an empty answer before them."""
    return [("", "Choose a district"), *((each.code, each.name) for each in current_locality().districts)]
