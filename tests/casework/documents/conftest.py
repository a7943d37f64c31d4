"""An organisation that keeps the record of an adult, its people, the desk, and a document."""

from collections.abc import Callable

import pytest
from django.test import Client

from handrail.casework.documents import actions
from handrail.casework.documents.models import Document
from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.people.models import Person, Role
from tests import build
from tests.casework.persons.conftest import adult, coordinator, office, sign_in, worker
from tests.foundation.attachments import planted

__all__ = ["adult", "coordinator", "office", "sign_in", "worker"]
SignIn = Callable[[Person], Client]


@pytest.fixture
def colleague(office: build.Office) -> Person:
    """Somebody else of the same organisation."""
    return build.person(Role.SUPPORT_WORKER, at_work=office.theirs)


@pytest.fixture
def stranger(office: build.Office) -> Person:
    """Somebody of another organisation."""
    return build.person(Role.PROFESSIONAL, at_work=office.others)


@pytest.fixture
def contract(adult: PotentialVictim, office: build.Office) -> Document:
    """A PDF about the adult, added by the worker."""
    return added(adult, office)


def added(
    person: PotentialVictim, office: build.Office, *, content: bytes | None = None, name: str = "contract.pdf"
) -> Document:
    """A document that the worker adds."""
    return actions.add_document(
        person,
        name=name,
        content=planted.pdf() if content is None else content,
        description="Contract of employment",
        by=office.worker,
        at=office.later(),
    ).document
