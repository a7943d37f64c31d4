"""A centre that is open."""

import pytest

from tests.casework.reception.nights import Night


@pytest.fixture
def night(db: None) -> Night:
    """A centre that is open."""
    made = Night()
    made.opened()
    return made
