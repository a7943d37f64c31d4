"""An organisation that supports people, its workers, the desk, and a file."""

import pytest

from handrail.casework.cases.models import Case
from handrail.foundation.people.models import Person, Role
from tests import build
from tests.casework.persons.conftest import SignIn as SignIn
from tests.casework.persons.conftest import coordinator, office, sign_in
from tests.casework.support import filled

__all__ = ["SignIn", "coordinator", "office", "sign_in"]


@pytest.fixture
def worker(office: build.Office) -> Person:
    """A support worker."""
    return build.person(Role.SUPPORT_WORKER, at_work=office.theirs)


@pytest.fixture
def stranger(office: build.Office) -> Person:
    """A support worker of another organisation."""
    return build.person(Role.SUPPORT_WORKER, at_work=office.others)


@pytest.fixture
def case(worker: Person) -> Case:
    """A file on an adult of whom nothing else is known."""
    return filled.opened(by=worker)
