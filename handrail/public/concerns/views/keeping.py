"""Keeps a half-written report in the reporter's own browser, and the receipt for a while after sending."""

from datetime import date, timedelta
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from handrail.foundation.vault.drafts import DraftUnreadable
from handrail.public.concerns import queries
from handrail.public.concerns.forms.page import Asking
from handrail.public.concerns.forms.telling import asking_for
from handrail.public.concerns.models import Draft, NotADraft
from handrail.public.concerns.policies.cookies import ANSWERS, ANSWERS_LAST, RECEIPT, RECEIPT_LASTS
from handrail.public.concerns.views.cookies import LockedCookie
from handrail.public.concerns.views.steps import StepView


class DraftKeeper(StepView):
    """What all pages of a report need: where they are, what was answered so far, and how to show a page."""

    namespace: ClassVar[str] = "concerns"
    name_prefix: ClassVar[str] = ""
    base_template: ClassVar[str] = "ui/public.html"
    purpose: ClassVar[str] = "concerns.online"
    receipt_name: ClassVar[str] = RECEIPT
    by_telephone: ClassVar[bool] = False
    steps_named: ClassVar[tuple[str, ...]] = ("start", "check", "sent", "forget")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The step's page; or, when what the browser kept cannot be read, the page that says so."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except DraftUnreadable:
            return self.lost()

    def address(self, step: str, **parts: str) -> str:
        """Where a step of this journey is."""
        return reverse(f"{self.namespace}:{self.name_prefix}{step}", kwargs=parts or None)

    @cached_property
    def today(self) -> date:
        """The day it is in the county."""
        return self.at.astimezone(self.locality.timezone).date()

    def asking(self, draft: Draft) -> Asking:
        """For whom the next page is shown."""
        return asking_for(draft, locality=self.locality, today=self.today)

    def page(self, template: str, shown: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """A page of this journey."""
        context = {
            "base_template": self.base_template,
            "by_telephone": self.by_telephone,
            "follow_up_address": f"{settings.PUBLIC_ADDRESS}/follow-up/",
            "addresses": {step: self.address(step) for step in self.steps_named},
            # The layout warns before this time is out.
            "draft_minutes": ANSWERS_LAST // timedelta(minutes=1),
            **(shown or {}),
        }
        return render(self.request, f"concerns/{template}", context, status=status)

    def draft(self) -> Draft | None:
        """What was answered so far; None when nothing was begun.

        Raises:
            DraftUnreadable: there is something that cannot be read, or not any more.
        """
        kept = self._draft_cookie.read(self.request, at=self.at)
        try:
            return None if kept is None else Draft.from_json(kept)
        except NotADraft:
            raise DraftUnreadable from None

    def keep(self, draft: Draft, response: HttpResponse) -> HttpResponse:
        """Let the browser keep the draft. Raises TooMuchToKeep, and then the browser keeps what it had."""
        self._draft_cookie.write(response, draft.to_json().encode(), request=self.request, at=self.at)
        return response

    def receipt(self) -> str | None:
        """The receipt of what was just sent; None when there is none, or not any more."""
        try:
            kept = self._receipt_cookie.read(self.request, at=self.at)
        except DraftUnreadable:
            return None
        return kept.decode() if kept else None

    def give_receipt(self, receipt: str, response: HttpResponse) -> HttpResponse:
        """In the place of the draft, the receipt."""
        self._draft_cookie.clear(response, request=self.request)
        self._receipt_cookie.write(response, receipt.encode(), request=self.request, at=self.at)
        return response

    def lost(self, *, carry_on: str = "") -> HttpResponse:
        """Say that earlier answers are gone; `carry_on` is where to go on with the one that was just given."""
        shown = {"carry_on": carry_on, "channels": queries.whom_to_call(self.locality)}
        response = self.page("lost.html", shown, status=200 if carry_on else 400)
        if not carry_on:
            self._draft_cookie.clear(response, request=self.request)
        return response

    def forget(self, response: HttpResponse) -> HttpResponse:
        """Let the browser forget answers and receipt."""
        self._draft_cookie.clear(response, request=self.request)
        self._receipt_cookie.clear(response, request=self.request)
        return response

    @property
    def _draft_cookie(self) -> LockedCookie:
        return LockedCookie(
            name=ANSWERS, path=self.address("start"), purpose=f"{self.purpose}.answers", lasts=ANSWERS_LAST
        )

    @property
    def _receipt_cookie(self) -> LockedCookie:
        return LockedCookie(
            name=self.receipt_name,
            path=self.address("start"),
            purpose=f"{self.purpose}.receipt",
            lasts=RECEIPT_LASTS,
        )
