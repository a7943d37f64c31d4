"""Following up with a receipt: how far it has come, messages both ways."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_noop as _

from handrail.foundation.ui.choosing import told_in
from handrail.foundation.vault.drafts import DraftUnreadable
from handrail.public.concerns import queries
from handrail.public.concerns.actions import NotKept, receive_message, throttling
from handrail.public.concerns.forms.sending import MessageForm, ReceiptForm
from handrail.public.concerns.policies.cookies import FOLLOW_UP, RECEIPT_LASTS
from handrail.public.concerns.policies.lanes import has_to_wait
from handrail.public.concerns.views.addresses import address_of
from handrail.public.concerns.views.cookies import LockedCookie
from handrail.public.concerns.views.steps import StepView


class FollowUp(StepView):
    """follow_up takes the receipt, followed shows what there is, sign_off leaves nothing in the browser."""

    def follow_up_get(self) -> HttpResponse:
        """Ask for the receipt; whoever gave it already goes on."""
        if self._receipt():
            return redirect("concerns:followed")
        return self._ask(ReceiptForm())

    def follow_up_post(self) -> HttpResponse:
        """Take a receipt. One that nothing is known of, or not yet, is answered like any other."""
        form = ReceiptForm(self.request.POST)
        if not form.is_valid():
            return self._ask(form)
        receipt: str = form.cleaned_data["receipt"]
        if queries.follow(receipt).standing is None and self._has_to_wait():
            form.add_error(
                "receipt", _("Too many receipts that we do not know came from your connection. Try again in an hour.")
            )
            return self._ask(form)
        response = redirect("concerns:files" if self.request.POST.get("to") == "files" else "concerns:followed")
        self._cookie.write(response, receipt.encode(), request=self.request, at=self.at)
        return response

    def followed_get(self) -> HttpResponse:
        """How far it has come, and the messages."""
        receipt = self._receipt()
        if receipt is None:
            return redirect("concerns:follow_up")
        response = self._show(receipt, MessageForm(receipt=receipt))
        self._cookie.write(response, receipt.encode(), request=self.request, at=self.at)
        return response

    def followed_post(self) -> HttpResponse:
        """Keep a message; say so only when it is kept."""
        receipt = self._receipt()
        if receipt is None:
            return self._ask(ReceiptForm(), {"message": self.request.POST.get("message", "")}, status=400)
        form = MessageForm(self.request.POST, receipt=receipt)
        if not form.is_valid():
            return self._show(receipt, form)
        said = form.cleaned_data
        try:
            receive_message(
                receipt,
                said["message"],
                address=address_of(self.request),
                once=said["once"],
                at=self.at,
                language=told_in(),
            )
        except NotKept:
            return self._show(receipt, form, {"not_kept": queries.whom_to_call(self.locality)}, status=503)
        return redirect(reverse("concerns:followed") + "?kept")

    def sign_off_post(self) -> HttpResponse:
        """Forget the receipt here."""
        response = redirect("concerns:follow_up")
        self._cookie.clear(response, request=self.request)
        return response

    @property
    def _cookie(self) -> LockedCookie:
        return LockedCookie(
            name=FOLLOW_UP,
            path=reverse("concerns:follow_up"),
            purpose="concerns.follow_up",
            lasts=RECEIPT_LASTS,
        )

    def _receipt(self) -> str | None:
        try:
            kept = self._cookie.read(self.request, at=self.at)
        except DraftUnreadable:
            return None
        return kept.decode() if kept else None

    def _has_to_wait(self) -> bool:
        came_before = throttling.count_unknown_receipt(address=address_of(self.request), at=self.at)
        today = self.at.astimezone(self.locality.timezone).date()
        return has_to_wait(came_before, locality=self.locality, on=today)

    def _ask(self, form: ReceiptForm, shown: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        return render(self.request, "concerns/follow_up.html", {"form": form, **(shown or {})}, status=status)

    def _show(
        self, receipt: str, form: MessageForm, shown: dict[str, Any] | None = None, *, status: int = 200
    ) -> HttpResponse:
        followed = queries.follow(receipt)
        context = {
            "form": form,
            "followed": followed,
            "standing": queries.words_of(followed.standing, locality=self.locality),
            "kept": "kept" in self.request.GET,
            "draft_minutes": RECEIPT_LASTS // timedelta(minutes=1),
            **(shown or {}),
        }
        return render(self.request, "concerns/followed.html", context, status=status)
