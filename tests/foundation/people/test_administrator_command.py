"""`handrail administrator`: the first way in, from a terminal."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from handrail.foundation.people.actions import read_invitation
from handrail.foundation.people.models import Organisation, Person

pytestmark = pytest.mark.django_db


def run(email: str, organisation: str) -> str:
    said = io.StringIO()
    call_command("administrator", email, name="Root", organisation=organisation, stdout=said)
    return said.getvalue().strip()


def test_it_prints_a_link_that_makes_a_system_administrator(police: Organisation) -> None:
    token = run("root@example.org", "police").rstrip("/").rpartition("/")[2]
    assert read_invitation(token, at=timezone.now()).roles == ["SYSTEM_ADMINISTRATOR"]


def test_a_fault_is_one_sentence(police: Organisation, professional: Person) -> None:
    with pytest.raises(CommandError, match="not an e-mail address"):
        run("root", "police")
    with pytest.raises(CommandError, match="no organisation 'polise'"):
        run("root@example.org", "polise")
    with pytest.raises(CommandError, match="works here already"):
        run(professional.email, "police")
