"""Sending a photograph or a document along, with a receipt. Nothing of it is kept here before it is sent."""

from base64 import b64encode
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from handrail.foundation.attachments.apart import covered_apart, shrunk_apart
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import kind_of
from handrail.foundation.ui.choosing import told_in
from handrail.foundation.vault.drafts import DraftUnreadable, close_draft, open_draft
from handrail.public.concerns import queries
from handrail.public.concerns.actions import NotKept, TooMany, receive_file, why_not_take_file
from handrail.public.concerns.forms.attaching import CoverForm, FileForm
from handrail.public.concerns.models import Attached
from handrail.public.concerns.policies.cookies import ANSWERS_LAST
from handrail.public.concerns.policies.files import most_files, most_megabytes
from handrail.public.concerns.views.addresses import address_of
from handrail.public.concerns.views.following import FollowUp

PURPOSE = "concerns.picture"
COVERED_NAME = "covered.jpg"
LONGEST_NAME = 200


class Attaching(FollowUp):
    """files asks for one, cover lets parts of a picture be covered as often as somebody wishes."""

    def files_get(self) -> HttpResponse:
        """Which files, how large, and how parts can be covered: said before anybody chooses."""
        if self._receipt() is None:
            return redirect("concerns:follow_up")
        return self._ask_for_file(self._file_form())

    def files_post(self) -> HttpResponse:
        """Take a file, or show the picture whose parts are to be covered."""
        receipt = self._receipt()
        if receipt is None:
            return redirect("concerns:follow_up")
        form = self._file_form(self.request.POST, self.request.FILES)
        if reason := why_not_take_file(address=address_of(self.request), at=self.at):
            form.add_error("file", reason)
        if not form.is_valid():
            return self._ask_for_file(form)
        try:
            return self._take(form, receipt)
        except NotTaken as reason:
            form.add_error("file", reason.sentence)
        except TooMany:
            form.add_error("file", self._too_many)
        except NotKept:
            return self._ask_for_file(form, {"not_kept": queries.whom_to_call(self.locality)}, status=503)
        return self._ask_for_file(form)

    def cover_get(self) -> HttpResponse:
        """There is nothing here without a picture."""
        return redirect("concerns:files")

    def cover_post(self) -> HttpResponse:
        """Cover what is ticked and show it again; with nothing ticked, send it as it looks."""
        receipt, form = self._receipt(), CoverForm(self.request.POST)
        picture = self._picture(self.request.POST.get("picture", ""))
        if receipt is None or picture is None or not form.is_valid():
            return redirect("concerns:files")
        words, parts = form.cleaned_data["words"], frozenset(form.cleaned_data["parts"])
        try:
            if parts:
                return self._show_picture(covered_apart(picture, parts), words, covered=True)
            return self._keep_file(Attached(COVERED_NAME, "jpg", picture, covered=True), words, receipt)
        except TooMany:
            return self._show_picture(picture, words, {"why_not": self._too_many}, covered=True)
        except NotTaken as reason:
            return self._show_picture(picture, words, {"why_not": reason.sentence}, covered=True)
        except NotKept:
            shown = {"not_kept": queries.whom_to_call(self.locality)}
            return self._show_picture(picture, words, shown, covered=True, status=503)

    def _take(self, form: FileForm, receipt: str) -> HttpResponse:
        file, words = form.cleaned_data["file"], form.cleaned_data["words"]
        content = file.read()
        if form.covers:
            return self._show_picture(shrunk_apart(content), words)
        named = (file.name or "")[:LONGEST_NAME]
        return self._keep_file(Attached(named, kind_of(content).value, content), words, receipt)

    def _keep_file(self, file: Attached, words: str, receipt: str) -> HttpResponse:
        receive_file(receipt, file, words, address=address_of(self.request), at=self.at, language=told_in())
        return redirect(reverse("concerns:files") + "?kept")

    def _picture(self, locked: str) -> bytes | None:
        try:
            return open_draft(locked, purpose=PURPOSE, at=self.at, max_age=ANSWERS_LAST)
        except DraftUnreadable:
            return None

    def _show_picture(
        self,
        picture: bytes,
        words: str,
        shown: dict[str, Any] | None = None,
        *,
        covered: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            "picture": f"data:image/jpeg;base64,{b64encode(picture).decode()}",
            "locked": close_draft(picture, purpose=PURPOSE, at=self.at),
            "words": words,
            "boxes": CoverForm().boxes(),
            "covered": covered,
            **(shown or {}),
        }
        return render(self.request, "concerns/cover.html", context, status=status)

    def _file_form(self, typed: Any = None, files: Any = None) -> FileForm:
        told = self.request.headers.get("Content-Length", "")
        too_much = told.isdecimal() and int(told) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
        return FileForm(typed, files, megabytes=most_megabytes(**self._today), sent_too_much=too_much)

    @property
    def _today(self) -> dict[str, Any]:
        return {"locality": self.locality, "on": self.at.astimezone(self.locality.timezone).date()}

    @property
    def _most(self) -> int:
        return most_files(**self._today)

    @property
    def _too_many(self) -> str:
        said = gettext("You have sent %(files)s files with this receipt, and no more go with it.")
        return said % {"files": self._most}

    def _ask_for_file(self, form: FileForm, shown: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "most": self._most, "kept": "kept" in self.request.GET, **(shown or {})}
        return render(self.request, "concerns/files.html", context, status=status)
