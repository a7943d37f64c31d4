"""Concerns that share things, and a desk that may see them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from handrail.casework.desk import actions as desk
from handrail.casework.desk.models import Concern
from handrail.casework.dots.actions import read_what_waits
from handrail.foundation.people.models import Person
from tests import build
from tests.casework.desk.conftest import desk_page as desk_page
from tests.casework.desk.conftest import officer as officer
from tests.casework.desk.conftest import sign_in as sign_in

Told = Callable[..., Concern]


@pytest.fixture
def office(db: None) -> build.Office:
    return build.Office(at=timezone.now() - timedelta(hours=1))


@pytest.fixture
def told(office: build.Office, officer: Person) -> Told:
    """Somebody tells of something; it is opened and read."""

    def tell(**parts: Any) -> Concern:
        concern = build.concern(at=office.later(), **parts)
        desk.open_concern(concern.pk, by=officer, at=office.later())
        read_what_waits(at=office.later())
        return Concern.objects.get(pk=concern.pk)

    return tell
