"""Who asks, and which person the address names, as the pages of a person know it."""

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.queries.reading import alias_in
from handrail.casework.persons.views.who import person_of, record_or_404, tabs_of

__all__ = ["alias_of", "person_of", "record_or_404", "tabs_of"]


def alias_of(record: PotentialVictim) -> str:
    """What colleagues call them, on a page whose reading is written down already."""
    return alias_in(record)
