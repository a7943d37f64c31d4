"""The start of a report and its questions."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_noop as _

from handrail.foundation.vault.drafts import DraftUnreadable
from handrail.foundation.vault.receipts import new_receipt
from handrail.public.concerns import queries
from handrail.public.concerns.forms.page import Asking, PageForm, typed_into
from handrail.public.concerns.forms.telling import FORMS
from handrail.public.concerns.models import Draft
from handrail.public.concerns.policies.campaigns import read_campaign
from handrail.public.concerns.policies.pages import (
    WITHOUT_QUESTION,
    Page,
    next_page,
    page_before,
    pages_to_ask_again,
    route,
)
from handrail.public.concerns.views.cookies import TooMuchToKeep
from handrail.public.concerns.views.keeping import DraftKeeper

TOO_MUCH = _(
    "Your answers together are more than your browser can keep for us. Nothing is lost: shorten this page, "
    "and send the rest as a message when you have your receipt."
)
TEMPLATES = {Page.SIGNS: "question_signs.html", Page.SHARING: "question_sharing.html", Page.CALL_999: "call_999.html"}


class AskingSteps(DraftKeeper):
    """Start and question."""

    def start_get(self) -> HttpResponse:
        """What it takes, what happens, what we cannot promise; and carrying on."""
        draft = self.draft()
        carry_on = self._place_in(draft) if draft and draft.answers else ""
        return self.page("start.html", {"carry_on": carry_on, "draft_minutes": None})

    def start_post(self) -> HttpResponse:
        """Begin anew, with a receipt of its own."""
        draft = Draft(receipt=new_receipt(), campaign=read_campaign(self.request.GET.get("campaign", "")))
        return self.keep(draft, redirect(self.address("question", slug=Page.DANGER)))

    def question_get(self, slug: str) -> HttpResponse:
        """One question, with what was answered before."""
        page = _page_called(slug)
        draft = self.draft()
        if draft is None:
            return redirect(self.address("start"))
        asking = self.asking(draft)
        if page not in route(asking.turns):
            return redirect(self._place_in(draft))
        form = None if page in WITHOUT_QUESTION else FORMS[page](draft.answers.get(page) or None, asking=asking)
        return self.keep(draft, self._show(page, draft, form))

    def question_post(self, slug: str) -> HttpResponse:
        """Keep the answer and go on. Whose earlier answers are gone keeps at least this one."""
        page = _page_called(slug)
        earlier = self._draft_if_readable()
        draft = earlier or Draft(receipt=new_receipt())
        asking = self.asking(draft)
        if page not in route(asking.turns):
            return redirect(self._place_in(draft)) if earlier else self.lost()
        form = self._answered(page, asking)
        if form is not None and not form.is_valid():
            return self._show(page, draft, form)
        draft = self._with_answers(draft, page, form)
        following = self._after(page, draft)
        try:
            return self.keep(draft, redirect(following) if earlier else self.lost(carry_on=following))
        except TooMuchToKeep:
            return self._show(page, draft, _with_error(form, TOO_MUCH))

    @property
    def _changing(self) -> bool:
        return "change" in self.request.GET

    def _draft_if_readable(self) -> Draft | None:
        try:
            return self.draft()
        except DraftUnreadable:
            return None

    def _answered(self, page: Page, asking: Asking) -> PageForm | None:
        """The page as it was filled in; None when it asks nothing or was skipped."""
        if page in WITHOUT_QUESTION or "skip" in self.request.POST:
            return None
        return FORMS[page](typed_into(FORMS[page](asking=asking), self.request.POST), asking=asking)

    def _with_answers(self, draft: Draft, page: Page, form: PageForm | None) -> Draft:
        typed = {} if form is None else typed_into(form, self.request.POST)
        answered = draft.with_answers(page, typed)
        no_longer = pages_to_ask_again(page, before=self.asking(draft).turns, after=self.asking(answered).turns)
        return answered.without(*no_longer)

    def _after(self, page: Page, draft: Draft) -> str:
        following = next_page(
            self.asking(draft).turns, visited=draft.answers.keys(), after=page, changing=self._changing
        )
        return self._address_of(following, changing=self._changing)

    def _place_in(self, draft: Draft) -> str:
        """The first page not reached yet; when there is none, the answers."""
        turns = self.asking(draft).turns
        return self._address_of(next_page(turns, visited=draft.answers.keys(), after=None, changing=False))

    def _address_of(self, page: Page | None, *, changing: bool = False) -> str:
        if page is None:
            return self.address("check")
        return self.address("question", slug=page) + ("?change" if changing else "")

    def _show(self, page: Page, draft: Draft, form: PageForm | None) -> HttpResponse:
        asking = self.asking(draft)
        before = page_before(asking.turns, page)
        back = self.address("question", slug=before) if before else self.address("start")
        shown: dict[str, Any] = {
            "form": form,
            "back": self.address("check") if self._changing else back,
            "may_be_child": asking.may_be_child,
            "enough_to_send": any(draft.answers.get(told) for told in (Page.ACCOUNT, Page.SIGNS)),
            "channels": queries.whom_to_call(self.locality) if form is None else (),
        }
        return self.page(TEMPLATES.get(page, "question.html"), shown)


def _page_called(slug: str) -> Page:
    try:
        return Page(slug)
    except ValueError:
        raise Http404 from None


def _with_error(form: PageForm | None, sentence: str) -> PageForm | None:
    if form is not None:
        form.add_error(next(iter(form.fields)), sentence)
    return form
