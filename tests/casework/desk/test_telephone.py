"""An operator types for a caller, reads the receipt out, and the concern comes in like any other."""

import pytest
from django.test import Client
from django.urls import reverse

from handrail.casework.desk.actions import open_concern, take_in
from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries import account_of
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

ANSWERS = {
    "account": {"account": "A caller says that six men sleep in a container."},
}


def test_a_call_becomes_a_concern_that_says_who_typed(desk_page: Client, office: build.Office) -> None:
    from handrail.public.concerns.models import SealedReport

    answer = desk_page.post(reverse("desk:telephone_start"), follow=True)
    for _ in range(40):
        address = answer.redirect_chain[-1][0] if answer.redirect_chain else address  # noqa: F821
        slug = address.rstrip("/").rsplit("/", 1)[-1]
        if slug == "check-your-answers":
            break
        told = ANSWERS.get(slug, {"skip": "skip"})
        if slug == "danger":
            told = {"danger": "no"}
        answer = desk_page.post(address, told, follow=True)
        assert answer.redirect_chain, (slug, answer.content.decode())
    sent = desk_page.post(reverse("desk:telephone_check"), follow=True)
    assert "handrail-receipt" in sent.content.decode()
    kept = SealedReport.objects.get()
    assert (kept.entry, kept.lane) == ("telephone", "normal")
    take_in(at=office.later())
    concern = open_concern(Concern.objects.get().pk, by=office.officer, at=office.later())
    assert account_of(concern, by=office.officer, at=office.later(), why="page").taken_by == office.officer.ref
