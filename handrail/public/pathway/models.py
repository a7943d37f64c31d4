"""What somebody has answered so far, carried from page to page. No table belongs to this room."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from handrail.rules.pathway.facts import Facts, FactsRefused, read_facts


class NotReadable(Exception):
    """What was kept between two pages is not a set of answers."""


@dataclass(frozen=True)
class Told:
    """The facts, and the questions that were answered with "not sure", so that they are not asked again."""

    facts: Facts = field(default_factory=Facts)
    not_sure: frozenset[str] = frozenset()

    def with_answer(self, key: str, value: str | int) -> "Told":
        """The same with one answer changed. Raises FactsRefused."""
        facts = self.facts.with_answer(key, value)
        known = key in facts.by_key
        return Told(facts, self.not_sure - {key} if known else self.not_sure | {key})

    def first_of(self, ask_next: Iterable[str]) -> str | None:
        """The first of these questions that was not put yet; None when all were."""
        return next((key for key in ask_next if key not in self.not_sure), None)

    def to_json(self) -> str:
        """What `from_json` reads."""
        return json.dumps({"facts": self.facts.as_json(), "not_sure": sorted(self.not_sure)}, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> "Told":
        """What `to_json` wrote. Raises NotReadable, also when an earlier release wrote it and knew other answers."""
        try:
            kept = json.loads(text)
            return cls(read_facts(kept["facts"]), frozenset(kept["not_sure"]))
        except (ValueError, TypeError, KeyError, FactsRefused):
            raise NotReadable from None
