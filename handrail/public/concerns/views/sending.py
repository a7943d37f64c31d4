"""The end of a report: answers checked and sent, the receipt."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import linebreaksbr

from handrail.foundation.ui.choosing import told_in
from handrail.public.concerns import queries
from handrail.public.concerns.actions import NotKept, receive, submit, throttling
from handrail.public.concerns.forms.page import PageForm
from handrail.public.concerns.forms.sending import CheckForm
from handrail.public.concerns.forms.telling import FORMS, filled_forms, report_of
from handrail.public.concerns.models import Draft, Entry, Report
from handrail.public.concerns.policies import lanes, questions
from handrail.public.concerns.policies.pages import WITHOUT_QUESTION, Page, page_before_checking, route, why_not_send
from handrail.public.concerns.views.addresses import address_of
from handrail.public.concerns.views.cookies import TooMuchToKeep
from handrail.public.concerns.views.keeping import DraftKeeper


class SendingSteps(DraftKeeper):
    """Check, sent and forget."""

    entry: ClassVar[Entry] = Entry.ONLINE

    def taken_by(self) -> str:
        """The reference of the operator who types; nobody, at the public door."""
        return ""

    def check_get(self) -> HttpResponse:
        """Every answer with a link to change it; in a flood, a question beside the button."""
        draft = self.draft()
        if draft is None:
            return redirect(self.address("sent" if self.receipt() else "start"))
        if first := self._page_to_see_first(draft):
            return redirect(self.address("question", slug=first))
        draft = self._with_question(draft)
        return self._keep_if_room(draft, self._show_answers(draft, CheckForm(question=draft.question)))

    def check_post(self) -> HttpResponse:
        """Check everything again, keep it, and only then say so."""
        draft = self.draft()
        if draft is None:
            return redirect(self.address("sent" if self.receipt() else "start"))
        if first := self._page_to_see_first(draft):
            return redirect(self.address("question", slug=first))
        forms = filled_forms(draft, asking=self.asking(draft))
        if wrong := next((page for page, form in forms.items() if not form.is_valid()), None):
            return redirect(self.address("question", slug=wrong) + "?change")
        return self._send(
            draft, report_of(forms, campaign=draft.campaign, taken_by=self.taken_by(), language=told_in())
        )

    def sent_get(self) -> HttpResponse:
        """The receipt, and what happens next. Shown only to the browser that has just sent."""
        receipt = self.receipt()
        if receipt is None:
            return self.page("receipt_gone.html", {"draft_minutes": None}, status=404)
        return self.page(
            "sent.html", {"receipt": receipt, "next": queries.what_happens_next(self.locality, at=self.at)}
        )

    def forget_post(self) -> HttpResponse:
        """Leave nothing in this browser."""
        return self.forget(redirect("/"))

    def _send(self, draft: Draft, report: Report) -> HttpResponse:
        check = CheckForm(self.request.POST, question=draft.question)
        if reason := why_not_send(account=report.account, signs=report.signs):
            check.add_error(None, reason)
            return self._show_answers(draft, check)
        try:
            self._hand_in(report, draft, answer=self.request.POST.get("answer", ""))
        except NotKept:
            shown = {"not_kept": queries.whom_to_call(self.locality)}
            return self._show_answers(draft, CheckForm(question=draft.question), shown, status=503)
        return self.give_receipt(draft.receipt, redirect(self.address("sent")))

    def _hand_in(self, report: Report, draft: Draft, *, answer: str) -> None:
        if self.by_telephone:
            # Who is signed in is no flood.
            submit(report, receipt=draft.receipt, at=self.at, entry=self.entry)
        else:
            answered = questions.is_right(draft.question, answer)
            receive(report, receipt=draft.receipt, address=address_of(self.request), answered=answered, at=self.at)

    def _with_question(self, draft: Draft) -> Draft:
        if self.by_telephone or draft.question:
            return draft
        footfall = throttling.footfall(address=address_of(self.request), at=self.at)
        if not lanes.asks_question(footfall, locality=self.locality, on=self.today):
            return draft
        return replace(draft, question=questions.new_question())

    def _keep_if_room(self, draft: Draft, response: HttpResponse) -> HttpResponse:
        try:
            return self.keep(draft, response)
        except TooMuchToKeep:
            # No room for the question: the answers are there as they were, and they can be sent without it.
            return response

    def _page_to_see_first(self, draft: Draft) -> Page | None:
        return page_before_checking(self.asking(draft).turns, visited=draft.answers.keys())

    def _show_answers(
        self, draft: Draft, check: CheckForm, shown: dict[str, Any] | None = None, *, status: int = 200
    ) -> HttpResponse:
        asking = self.asking(draft)
        forms = filled_forms(draft, asking=asking)
        pages = [page for page in route(asking.turns) if page not in WITHOUT_QUESTION]
        rows = [row for page in pages for row in self._rows(page, forms.get(page) or FORMS[page](asking=asking), forms)]
        return self.page("check.html", {"form": check, "rows": rows, **(shown or {})}, status=status)

    def _rows(self, page: Page, form: PageForm, answered: Mapping[Page, PageForm]) -> list[dict[str, str]]:
        change = self.address("question", slug=page) + "?change"
        said = form.in_words() if page in answered and form.is_valid() else []
        return [
            {"key": question, "value": linebreaksbr(words), "change": change, "what": question}
            for question, words in said or [(form.question, "")]
        ]
