"""One question a page, the steps so far beside it: facts in, facts out, kept by whoever makes a subclass."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views import View

from handrail.foundation.locality import current_locality
from handrail.foundation.printing.documents import document
from handrail.public.pathway import queries
from handrail.public.pathway.forms import QuestionForm
from handrail.public.pathway.models import Told
from handrail.public.pathway.views.keeping import forget_answers, keep_answers, read_answers
from handrail.rules.localities.locality import Locality
from handrail.rules.pathway.decide import decide
from handrail.rules.pathway.decision import Decision

VERBS = {"GET": "get", "HEAD": "get", "POST": "post"}
FIRST = "asker"
ADDRESSES = {
    "start": "",
    "steps": "steps/",
    "document": "steps/what-to-do-next.pdf",
    "forget": "forget/",
    "question": "question/<str:key>/",
}


class Wizard(View):
    """Start, questions, steps: each page is this view at another step. As it stands, nobody signs in.

    To have it behind another door, for one person whose answers are kept elsewhere, make a subclass that

    - sets `namespace`, `name_prefix` and `base_template`, leaves out of `pages` those it does not have, and includes
      `Subclass.urls()` beneath its own address;
    - overrides `admit` to raise NotAllowed, and `place` to give what else stands in its addresses;
    - overrides `told` to read the answers, and `keep` and `forget` to keep them; `keep` names the key that changed;
    - overrides `elsewhere` for questions that are answered on pages of its own: it gives the address of that page,
      which then stands where the question would, and the question is neither asked nor changed here;
    - may extend `pathway/question.html`, `pathway/steps.html` and fill their blocks `person` (above the heading)
      and `actions` (after the steps), by overriding `templates`.
    """

    namespace: ClassVar[str] = "pathway"
    name_prefix: ClassVar[str] = ""
    base_template: ClassVar[str] = "ui/public.html"
    templates: ClassVar[dict[str, str]] = {
        "start": "pathway/start.html",
        "question": "pathway/question.html",
        "steps": "pathway/steps.html",
    }
    pages: ClassVar[tuple[str, ...]] = ("start", "steps", "document", "forget", "question")
    step: str = ""

    # --- what a subclass changes ---------------------------------------------------------------------------

    def admit(self) -> None:
        """Let anybody in; whoever stands behind another door raises NotAllowed here."""

    def place(self) -> dict[str, Any]:
        """What else stands in the addresses, such as whom this is about."""
        return {}

    def told(self) -> Told:
        """The answers so far."""
        return read_answers(self.request, at=self.at)

    def keep(self, told: Told, *, key: str, response: HttpResponse) -> HttpResponse:  # noqa: ARG002 — for subclasses
        """Keep the answers, of which the one to `key` has just changed."""
        return keep_answers(told, response, at=self.at)

    def forget(self, response: HttpResponse) -> HttpResponse:
        """Forget all answers."""
        return forget_answers(response)

    def elsewhere(self, key: str) -> str | None:  # noqa: ARG002 — for subclasses
        """The address of the page that answers this question, if it is not asked here."""
        return None

    # --- the pages -----------------------------------------------------------------------------------------

    @classmethod
    def urls(cls) -> list[URLPattern]:
        """The addresses of all pages. Their names are the steps, after the prefix."""

        def page(address: str, step: str) -> URLPattern:
            return path(address, cls.as_view(step=step), name=f"{cls.name_prefix}{step}")

        return [page(ADDRESSES[step], step) for step in cls.pages]

    def start_get(self) -> HttpResponse:
        """What this is, and the first question."""
        told = self.told()
        form = self.form(FIRST, told)
        return self.page("start", told, {"form": form, "begun": bool(told.facts.answers or told.not_sure)})

    def start_post(self) -> HttpResponse:
        """Begin anew with the first answer."""
        form = self.form(FIRST, Told(), posted=True)
        if not form.is_valid():
            return self.page("start", Told(), {"form": form, "begun": False})
        return self.go_on(Told().with_answer(FIRST, form.cleaned_data["answer"]), key=FIRST)

    def question_get(self, key: str) -> HttpResponse:
        """One question, with its answer if there is one."""
        if address := self.elsewhere(key):
            return redirect(address)
        told = self.told()
        return self.ask(told, self.form(key, told))

    def question_post(self, key: str) -> HttpResponse:
        """Keep the answer and go on."""
        if address := self.elsewhere(key):
            return redirect(address)
        told = self.told()
        form = self.form(key, told, posted=True)
        if not form.is_valid():
            return self.ask(told, form)
        return self.go_on(told.with_answer(key, form.cleaned_data["answer"]), key=key)

    def steps_get(self) -> HttpResponse:
        """What to do next, and every answer with a way to change it."""
        return self.page("steps", self.told())

    def document_get(self) -> HttpResponse:
        """The same as an accessible PDF, with the English behind it where the page is in another language."""
        told = self.told()
        values = queries.printed(told, self.decision(told), locality=self.locality, at=self.at)
        made = document("pathway/next_steps", values, of_the_pack=values["english"] is not None)
        return HttpResponse(
            made,
            content_type="application/pdf",
            headers={"Content-Disposition": 'attachment; filename="what-to-do-next.pdf"'},
        )

    def forget_post(self) -> HttpResponse:
        """Forget everything and begin again."""
        return self.forget(redirect(self.address("start")))

    # --- what the pages have in common ---------------------------------------------------------------------

    @cached_property
    def at(self) -> datetime:
        """The moment of this request."""
        return timezone.now()

    @cached_property
    def locality(self) -> Locality:
        """The county."""
        return current_locality()

    @cached_property
    def today(self) -> date:
        """The day it is in the county."""
        return self.at.astimezone(self.locality.timezone).date()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        """The method for the step and the verb; any other verb is 405."""
        self.admit()
        handler: Callable[..., HttpResponse] | None = getattr(
            self, f"{self.step}_{VERBS.get(request.method or '', 'none')}", None
        )
        if handler is None:
            return self.http_method_not_allowed(request)
        return handler(**({"key": kwargs["key"]} if "key" in kwargs else {}))

    def _allowed_methods(self) -> list[str]:
        return [verb for verb, name in VERBS.items() if hasattr(self, f"{self.step}_{name}")]

    def address(self, step: str, **parts: str) -> str:
        """Where a step of this wizard is."""
        return reverse(f"{self.namespace}:{self.name_prefix}{step}", kwargs={**self.place(), **parts})

    def address_of(self, key: str) -> str:
        """Where a question is answered."""
        return self.elsewhere(key) or self.address("question", key=key)

    def decision(self, told: Told) -> Decision:
        """What to do next by these answers, now."""
        return decide(told.facts, on=self.today, locality=self.locality, at=self.at)

    def form(self, key: str, told: Told, *, posted: bool = False) -> QuestionForm:
        """The question as a form; 404 when there is none of that name."""
        question = queries.question_called(key, locality=self.locality)
        if question is None:
            raise Http404
        return QuestionForm(self.request.POST if posted else None, question=question, told=told)

    def go_on(self, told: Told, *, key: str) -> HttpResponse:
        """To the next question that may still change the steps; to the steps when none is left, or one was changed."""
        following = None if "change" in self.request.GET else told.first_of(self.decision(told).ask_next)
        return self.keep(
            told, key=key, response=redirect(self.address_of(following) if following else self.address("steps"))
        )

    def ask(self, told: Told, form: QuestionForm) -> HttpResponse:
        """The page of a question."""
        return self.page("question", told, {"form": form})

    def page(self, name: str, told: Told, shown: dict[str, Any] | None = None) -> HttpResponse:
        """A page of this wizard, with the steps so far."""
        decision = self.decision(told)
        following = told.first_of(decision.ask_next)
        context = {
            "base_template": self.base_template,
            "addresses": {step: self.address(step) for step in self.pages if step != "question"},
            "steps": queries.shown_steps(decision, locality=self.locality, at=self.at),
            "answers": queries.answers_in_words(told, address_of=self.address_of, locality=self.locality),
            "decision": decision,
            "at": self.at,
            "next_question": self.address_of(following) if following else "",
            **(shown or {}),
        }
        return render(self.request, self.templates[name], context)
