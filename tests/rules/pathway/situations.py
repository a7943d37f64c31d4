"""Asks the pathway about one situation, and reads its answer as a practitioner does."""

from dataclasses import dataclass
from datetime import date, datetime

from handrail.rules.localities.locality import Locality
from handrail.rules.pathway.decide import decide
from handrail.rules.pathway.decision import Decision
from handrail.rules.pathway.facts import read_facts
from tests.rules.pathway.county import TODAY, county

# What is settled in most situations, so that each says only what it is about.
SETTLED = {
    "danger_now": "no",
    "exploiter_present": "no",
    "injury": "none",
    "asker": "professional",
    "in_uk": "yes",
    "already_referred": "no",
    "care_and_support_needs": "no",
}


@dataclass(frozen=True)
class Answer:
    """What is to be done, read by ids and by words."""

    decision: Decision

    @property
    def route(self) -> str:
        return self.decision.route

    @property
    def ids(self) -> list[str]:
        return [step.id for step in self.decision.steps]

    def words(self, *steps: str) -> str:
        """What these steps say, or all of them."""
        chosen = [step for step in self.decision.steps if not steps or step.id in steps]
        return " ".join(" ".join((step.do, *step.say, *step.do_not, step.because)) for step in chosen)

    def order(self, *steps: str) -> bool:
        """Whether these steps are all there, in this order."""
        places = [self.ids.index(step) for step in steps if step in self.ids]
        return len(places) == len(steps) and places == sorted(places)

    def due(self, step: str) -> datetime | date | None:
        """By when a step is due."""
        found = self.decision.step(step)
        assert found is not None, step
        assert found.due is not None, step
        return found.due.by

    def number(self, step: str) -> str:
        """The number that a step says to ring."""
        found = self.decision.step(step)
        return found.channel.telephone_display if found and found.channel else ""


def situation(
    *,
    on: date = TODAY,
    at: datetime | None = None,
    locality: Locality | None = None,
    consents: dict[str, str] | None = None,
    **told: object,
) -> Answer:
    """The answer for what is settled in most situations and whatever else is told."""
    given = {**SETTLED, **told, **({"consents": consents} if consents else {})}
    known = {key: said for key, said in given.items() if said != "unknown"}
    return Answer(decide(read_facts(known), on=on, locality=locality or county(), at=at))


def nothing_said(**told: object) -> Answer:
    """The answer when nothing is settled but this."""
    return Answer(decide(read_facts(told), on=TODAY, locality=county()))
