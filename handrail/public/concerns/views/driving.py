"""A driver's quick report: one page, then the receipt. It works without JavaScript; without signal it needs it."""

import hashlib
import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import URLPattern, path

from handrail.foundation.ui.choosing import told_in
from handrail.public.concerns import queries
from handrail.public.concerns.actions import NotKept, receive
from handrail.public.concerns.forms.driver import DriverForm
from handrail.public.concerns.policies.campaigns import read_campaign
from handrail.public.concerns.policies.cookies import DRIVER_RECEIPT
from handrail.public.concerns.views.addresses import address_of
from handrail.public.concerns.views.keeping import DraftKeeper

STATIC_FILES = ("handrail.css", "handrail.js", "driver.js", "handrail.svg")


class DriverReport(DraftKeeper):
    """start asks and takes, sent gives the receipt, forget leaves nothing in the browser."""

    name_prefix = "driver_"
    purpose = "concerns.driver"
    receipt_name = DRIVER_RECEIPT
    steps_named = ("start", "sent", "forget")

    @classmethod
    def urls(cls) -> list[URLPattern]:
        """The addresses of its pages."""
        return [
            path("", cls.as_view(step="start"), name="driver_start"),
            path("sent/", cls.as_view(step="sent"), name="driver_sent"),
            path("worker.js", cls.as_view(step="worker"), name="driver_worker"),
            path("forget/", cls.as_view(step="forget"), name="driver_forget"),
        ]

    def start_get(self) -> HttpResponse:
        """The one page."""
        return self._ask(DriverForm(locality=self.locality, at=self.at))

    def start_post(self) -> HttpResponse:
        """Keep it, and only then say so."""
        form = DriverForm(self.request.POST, locality=self.locality, at=self.at)
        if not form.is_valid():
            return self._ask(form)
        report = form.report(campaign=read_campaign(self.request.GET.get("campaign", "")), language=told_in())
        try:
            receive(report, receipt=form.receipt, address=address_of(self.request), answered=False, at=self.at)
        except NotKept:
            return self._ask(form, {"not_kept": queries.whom_to_call(self.locality)}, status=503)
        return self.give_receipt(form.receipt, redirect(self.address("sent")))

    def sent_get(self) -> HttpResponse:
        """The receipt. Shown only to the browser that has just sent."""
        receipt = self.receipt()
        if receipt is None:
            return self.page("receipt_gone.html", {"draft_minutes": None}, status=404)
        following = queries.what_happens_next(self.locality, at=self.at)
        return self.page("sent.html", {"receipt": receipt, "next": following})

    def worker_get(self) -> HttpResponse:
        """The script that keeps the page where there is no signal. It differs when a file of the page does."""
        page, files = self.address("start"), [static(name) for name in STATIC_FILES]
        version = hashlib.sha256("\0".join([page, *files]).encode()).hexdigest()[:16]
        kept = json.dumps({"version": version, "page": page, "files": files})
        answer = render(self.request, "concerns/driver_worker.js", {"kept": kept}, "text/javascript; charset=utf-8")
        answer["Cache-Control"] = "no-cache"
        return answer

    def forget_post(self) -> HttpResponse:
        """Leave nothing in this browser."""
        return self.forget(redirect("/"))

    def _ask(self, form: DriverForm, shown: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        return self.page("driver.html", {"form": form, "draft_minutes": None, **(shown or {})}, status=status)
