"""An operator types for a caller, reads the receipt out, and the concern comes in like any other."""

import pytest
from django.test import Client
from django.urls import reverse

from handrail.casework.desk.actions import open_concern, take_in
from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries import account_of
from handrail.foundation.audit.queries import entries
from handrail.public.concerns.models import SealedReport
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

ANSWERS = {"danger": {"danger": "no"}, "what-happened": {"account": "A caller says that six men sleep in a container."}}
SKIP = {"skip": "skip"}
MORE_THAN_ALL_PAGES = 30


def type_for_a_caller(browser: Client) -> str:
    """From the start to the receipt, skipping what the caller does not say; the page with the receipt."""
    address = browser.post(reverse("desk:telephone_start"))["Location"]
    for _ in range(MORE_THAN_ALL_PAGES):
        if address == reverse("desk:telephone_check"):
            break
        slug = address.rstrip("/").rpartition("/")[2]
        address = browser.post(address, ANSWERS.get(slug, SKIP))["Location"]
    return browser.post(address, follow=True).content.decode()


def test_the_operator_reads_out_a_receipt(desk_page: Client) -> None:
    assert "handrail-receipt" in type_for_a_caller(desk_page)


def test_a_call_comes_in_like_any_other_and_says_who_typed(desk_page: Client, office: build.Office) -> None:
    type_for_a_caller(desk_page)
    kept = SealedReport.objects.get()
    assert (kept.entry, kept.lane) == ("telephone", "normal")
    assert entries(act="concerns.received")[0].by == office.officer.ref
    take_in(at=office.later())
    concern = open_concern(Concern.objects.get().pk, by=office.officer, at=kept.arrived_at)
    report = account_of(concern, by=office.officer, at=kept.arrived_at, why="page")
    assert (report.account, report.taken_by) == (ANSWERS["what-happened"]["account"], office.officer.ref)
