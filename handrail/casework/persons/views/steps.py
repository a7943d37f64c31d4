"""The pages of next steps for one person whose answers are kept in the record."""

from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from handrail.casework.persons import actions, queries
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_work_on
from handrail.casework.persons.policies import REFERRALS_BEGUN, asked_of, why_not_answer_here
from handrail.casework.persons.policies.knowing import IN_DOUBT
from handrail.casework.persons.views.who import person_of, record_or_404, tabs_of
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.public.pathway.models import Told
from handrail.public.pathway.queries import answers_in_words
from handrail.public.pathway.queries.steps import Answered
from handrail.public.pathway.views import Wizard
from handrail.rules.pathway.decision import Decision
from handrail.rules.pathway.facts import UNKNOWN


def consents_to_ask(keys: tuple[str, ...], told: Told) -> tuple[str, ...]:
    """The consents among these questions. While it is in doubt that they can decide, an assessment comes first."""
    if told.facts.get("capacity") in IN_DOUBT:
        return ()
    return tuple(key for key in keys if key.startswith("consents."))


class PersonWizard(Wizard):
    """The same questions and steps. An answer is kept the moment it is given; a consent has a page of its own."""

    namespace = "persons"
    name_prefix = "next_"
    base_template = "ui/staff.html"
    pages: ClassVar[tuple[str, ...]] = ("start", "steps", "document", "question")
    templates: ClassVar[dict[str, str]] = {
        "question": "persons/next_question.html",
        "steps": "persons/next_steps.html",
    }
    start_post: Any = None  # there is nothing to begin anew

    @cached_property
    def by(self) -> Person:
        """Whoever is signed in."""
        return person_of(self.request)

    @cached_property
    def record(self) -> PotentialVictim:
        """Whom this is about."""
        return record_or_404(self.request, self.kwargs["person_id"])

    def admit(self) -> None:
        """Whoever may not work on the record has no steps either. Raises NotAllowed."""
        require(why_not_work_on(self.record, by=self.by))

    def place(self) -> dict[str, Any]:
        """The person stands in every address."""
        return {"person_id": self.record.pk}

    def told(self) -> Told:
        """What is known; reading it is in the trail."""
        return queries.told_of(self.record, by=self.by, at=self.at)

    def keep(self, told: Told, *, key: str, response: HttpResponse) -> HttpResponse:
        """Keep the answer that has just changed."""
        value = told.facts.by_key.get(key, UNKNOWN)
        actions.answer(self.record, key=key, value=value, by=self.by, at=self.at)
        return response

    def decision(self, told: Told) -> Decision:
        """The same steps; of what is asked next, the consents come last, for somebody must be asked them in private."""
        made = super().decision(told)
        here = tuple(key for key in made.ask_next if self.elsewhere(key) is None)
        return replace(made, ask_next=here + consents_to_ask(made.ask_next, told))

    def elsewhere(self, key: str) -> str | None:
        """Consents are recorded with who explained them; what who keeps the record answers is changed nowhere."""
        if key.startswith("consents."):
            purpose = key.partition(".")[2]
            return reverse("persons:record_consent", args=[self.record.pk, purpose]) + "?steps"
        if key == "withdrawn":
            return reverse("persons:consents", args=[self.record.pk])
        return self.address("steps") if why_not_answer_here(key, self.record) else None

    def start_get(self) -> HttpResponse:
        """To the next question that may still change the steps, or to the steps."""
        told = self.told()
        following = told.first_of(self.decision(told).ask_next)
        return redirect(self.address_of(following) if following else self.address("steps"))

    def page(self, name: str, told: Told, shown: dict[str, Any] | None = None) -> HttpResponse:
        """A page with the person above it, and where the referrals among its steps are begun."""
        besides = {
            "person": self.record,
            "alias": queries.alias_of(self.record, by=self.by, at=self.at, why="steps"),
            "tabs": tabs_of(self.record, by=self.by, current="persons:next_steps"),
            "begun": self.begun(self.decision(told)),
            "answers": self.answers(told),
        }
        return super().page(name, told, {**besides, **(shown or {})})

    def answers(self, told: Told) -> list[Answered]:
        """What has been answered, without what who keeps the record answers: that is changed nowhere."""
        fixed = asked_of(self.record.organisation)
        said = answers_in_words(told, address_of=self.address_of, locality=self.locality)
        return [replace(one, change=one.change.partition("?")[0]) for one in said if one.key not in fixed]

    def begun(self, decision: Decision) -> list[object]:
        """Where each referral that the steps speak of is begun, in their order."""
        kinds = dict.fromkeys(step.referral_kind for step in decision.steps if step.referral_kind)
        found = (begin(self.record.pk, kind) for kind in kinds for begin in REFERRALS_BEGUN)
        return [one for one in found if one is not None]
