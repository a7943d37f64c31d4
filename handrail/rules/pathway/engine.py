"""The rules of a pack on a day, prepared so that a situation is decided in microseconds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pathway import (
    LAYERS,
    PathwayRoute,
    PathwayRule,
    PathwayStep,
    SaferSide,
    StepAddition,
)
from handrail.rules.pathway.masks import Layout, Masks, layout_of, shortest

THRESHOLD = "reception_centre_people"


class NoRoute(Exception):
    """No route of the pack holds for these facts on that day: the pack has a gap."""


@dataclass(frozen=True)
class Fired:
    """A step that is to be done: which rules ask for it, and which additions to its words hold."""

    step: PathwayStep
    layer: str
    rules: tuple[PathwayRule, ...]
    additions: tuple[StepAddition, ...]


@dataclass(frozen=True)
class Engine:
    """Conditions as masks, beside what they decide. `outputs`: everything whose coming or going changes the answer."""

    layout: Layout
    rules: tuple[tuple[Masks, PathwayRule], ...]
    guards: dict[str, Masks]
    additions: dict[str, tuple[tuple[Masks, StepAddition], ...]]
    steps: dict[str, PathwayStep]
    deadline_order: dict[str, int]
    routes: tuple[tuple[Masks, PathwayRoute], ...]
    safer: tuple[tuple[Masks, SaferSide], ...]
    outputs: tuple[Masks, ...]

    def fired(self, bits: int) -> list[Fired]:
        """The steps to be done, in their order: by layer, then by deadline, then as the pack lists them."""
        asked: dict[str, list[PathwayRule]] = {}
        for masks, rule in self.rules:
            if holds(masks, bits):
                for step in rule.steps:
                    asked.setdefault(step, []).append(rule)
        found = [
            self.with_additions(step, rules, bits) for step, rules in asked.items() if holds(self.guards[step], bits)
        ]
        return sorted(found, key=self.place)

    def with_additions(self, step: str, rules: list[PathwayRule], bits: int) -> Fired:
        """The step with the additions that hold. Rules stand in order of layers, so the first has the step's layer."""
        additions = tuple(addition for masks, addition in self.additions[step] if holds(masks, bits))
        return Fired(self.steps[step], rules[0].layer, tuple(rules), additions)

    def place(self, fired: Fired) -> tuple[int, int, int]:
        """Where the step stands in the order."""
        step = fired.step
        return LAYERS.index(fired.layer), self.deadline_order[step.deadline], step.order

    def route(self, bits: int) -> str:
        """The route. Raises NoRoute."""
        for masks, route in self.routes:
            if holds(masks, bits):
                return route.code
        raise NoRoute("The routes of the pack leave a gap.")

    def safer_sides(self, bits: int) -> tuple[str, ...]:
        """The sentences about what was taken for the safer case."""
        return tuple(side.words for masks, side in self.safer if holds(masks, bits))


def holds(masks: Masks, bits: int) -> bool:
    """Whether one of the clauses holds. A loop: this is asked a hundred times for every decision."""
    for mask in masks:  # noqa: SIM110
        if not bits & mask:
            return True
    return False


@dataclass(frozen=True, eq=False)
class Same:
    """A locality that is looked up as the object it is: comparing two whole packs takes longer than deciding."""

    locality: Locality

    def __hash__(self) -> int:
        return id(self.locality)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.locality is self.locality


def engine_of(locality: Locality, *, on: date) -> Engine:
    """The engine for a county's rules of that day, made once."""
    return prepared(Same(locality), on)


@lru_cache(maxsize=64)
def prepared(same: Same, on: date) -> Engine:
    """The engine, kept for the localities and days asked for last."""
    locality = same.locality
    pathway = locality.pathway
    layout = layout_of(pathway, locality=locality, threshold=locality.limit_as_known(THRESHOLD, on=on))
    rules = [rule for rule in pathway.rules if rule.starts <= on <= rule.ends]
    routes = [route for route in pathway.routes if route.starts <= on <= route.ends]
    steps = {step.id: of_that_day(step, on) for step in pathway.steps}
    return Engine(
        layout=layout,
        rules=tuple((layout.masks_of(layout.flat(rule.when)), rule) for rule in rules),
        guards={step.id: layout.masks_of(layout.flat(step.only)) for step in steps.values()},
        additions={
            step.id: tuple((layout.masks_of(layout.flat(addition.when)), addition) for addition in step.also)
            for step in steps.values()
        },
        steps=steps,
        deadline_order={"": 10_000, **{deadline.code: deadline.order for deadline in pathway.deadlines}},
        routes=tuple((layout.masks_of(layout.flat(route.when)), route) for route in routes),
        safer=tuple((layout.masks_of(layout.flat(side.when)), side) for side in pathway.safer),
        outputs=tuple(outputs_of(layout, rules, steps.values(), routes)),
    )


def of_that_day(step: PathwayStep, on: date) -> PathwayStep:
    """The step with those additions to its words that hold on that day."""
    return replace(step, also=tuple(one for one in step.also if one.starts <= on <= one.ends))


def outputs_of(
    layout: Layout, rules: list[PathwayRule], steps: Iterable[PathwayStep], routes: list[PathwayRoute]
) -> Iterable[Masks]:
    """When each step is to be done, when each addition is said, and when each route holds, each in answers alone."""
    for step in steps:
        asked = [clause for rule in rules if step.id in rule.steps for clause in layout.flat(rule.when)]
        there = shortest(layout.both([asked, layout.flat(step.only)]))
        yield layout.masks_of(there)
        for addition in step.also:
            yield layout.masks_of(shortest(layout.both([there, layout.flat(addition.when)])))
    for route in routes:
        yield layout.masks_of(layout.flat(route.when))
