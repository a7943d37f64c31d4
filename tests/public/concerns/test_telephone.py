"""The same pages behind another door: an operator types for somebody who calls."""

from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from django.test import Client
from django.urls import include, path

from handrail.config.urls_public import urlpatterns as public_urls
from handrail.foundation.permission import NotAllowed, require
from handrail.public.concerns.models import Entry, SealedReport
from handrail.public.concerns.views import ReportJourney
from tests.public.concerns.conftest import opened
from tests.public.concerns.test_journey import ACCOUNT
from tests.public.concerns.test_throttling import come


class Telephone(ReportJourney):
    """As the desk would have it."""

    namespace: ClassVar[str] = "calls"
    name_prefix: ClassVar[str] = "telephone_"
    purpose: ClassVar[str] = "desk.telephone"
    by_telephone: ClassVar[bool] = True
    entry: ClassVar[Entry] = Entry.TELEPHONE

    def admit(self) -> None:
        """Only whoever says that they are an operator."""
        require(None if self.request.headers.get("X-Operator") else "Only the desk takes calls.")

    def taken_by(self) -> str:
        """A reference."""
        return "person:0123abcd"


calls = SimpleNamespace(app_name="calls", urlpatterns=[path("telephone/", include(Telephone.urls()))])
urlpatterns = [path("", include((calls.urlpatterns, "calls"))), *public_urls]


@pytest.fixture
def operator(public_door: Client, settings: Any) -> Client:
    """A browser at the desk's telephone."""
    settings.ROOT_URLCONF = "tests.public.concerns.test_telephone"
    public_door.defaults["HTTP_X_OPERATOR"] = "yes"
    return public_door


def test_whoever_may_not_take_calls_is_told_why_not(operator: Client) -> None:
    del operator.defaults["HTTP_X_OPERATOR"]
    for page in ("", "danger/", "check-your-answers/", "sent/"):
        with pytest.raises(NotAllowed, match="Only the desk takes calls"):
            operator.get(f"/telephone/{page}")


def test_the_operator_is_told_what_to_ask_first(operator: Client) -> None:
    assert "Are you in a safe place to speak?" in operator.get("/telephone/").content.decode()
    operator.post("/telephone/")
    assert "Are you in a safe place to speak?" in operator.get("/telephone/danger/").content.decode()
    assert "Are you in a safe place" not in operator.get("/tell-us/").content.decode()


@pytest.mark.django_db
def test_a_call_makes_a_concern_that_says_how_it_came_and_who_typed(operator: Client) -> None:
    come(400)
    operator.post("/telephone/")
    operator.post("/telephone/danger/", {"danger": "no"})
    operator.post("/telephone/what-happened/", ACCOUNT)
    assert "answer" not in operator.get("/telephone/check-your-answers/").context["form"].fields
    assert operator.post("/telephone/check-your-answers/")["Location"] == "/telephone/sent/"
    assert "read it out twice" in operator.get("/telephone/sent/").content.decode()
    row = SealedReport.objects.get()
    assert (row.entry, row.lane, opened(row).taken_by) == ("telephone", "normal", "person:0123abcd")


def test_the_answers_of_a_call_stay_with_the_telephone(operator: Client) -> None:
    assert operator.post("/telephone/").cookies["handrail_answers_0"]["path"] == "/telephone/"
    operator.get("/telephone/danger/")
    assert operator.get("/tell-us/").status_code == 400
