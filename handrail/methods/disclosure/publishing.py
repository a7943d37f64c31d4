"""From tables to what may go out: made safe by a rule, tried by an attacker, or refused with every reason."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handrail.methods.disclosure.attacker import Contradiction, Known, World
from handrail.methods.disclosure.cells import Place
from handrail.methods.disclosure.ledger import (
    PUBLIC,
    Earlier,
    bearing_on,
    everybody_who_reads,
    faults_beside,
    faults_of_revision,
    reader_of,
    rule_against,
    seen_by,
)
from handrail.methods.disclosure.needs import Because, Need, Rule, needs_of
from handrail.methods.disclosure.protecting import Check, Finding, protected
from handrail.methods.disclosure.rounding import BASE, LOWEST_THRESHOLD
from handrail.methods.disclosure.sheets import Hidden, Reader, Sheet, sheet_of
from handrail.methods.disclosure.tables import Release

LOWEST_EXACT = 3  # Below three, "hidden" could only mean one.
SECONDS = 60.0
OUT_OF_TIME = "There are too many earlier releases to look at all that lies between them in time."


class Refused(ValueError):
    """A release that cannot be made safe. `faults` has one sentence for each reason, naming cells by their labels."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(dict.fromkeys(faults))


@dataclass(frozen=True)
class Published:
    """A release as it may go out, with what its readers can find."""

    release: Release
    sheet: Sheet
    hidden: Hidden
    needs: Sequence[Need]
    findings: Sequence[Finding]
    recipients: str
    ceiling: int

    def shown(self, place: Place) -> int | None:
        """The number that stands in a cell; None when it is hidden."""
        at = self.sheet.at[place]
        return None if self.hidden[at] else self.sheet.as_shown(at)


def rule_of(name: str, threshold: int) -> Rule:
    """The rule that is called so: "milp" for exact numbers, "10-5" for rounded ones. Raises Refused."""
    if name == "10-5":
        if threshold < LOWEST_THRESHOLD:
            raise Refused([f"Rule 10-5 hides numbers below {LOWEST_THRESHOLD}: a threshold of {threshold} is too low."])
        return Rule(threshold, BASE)
    if threshold < LOWEST_EXACT:
        raise Refused([f"The threshold is {threshold}: it must be {LOWEST_EXACT} or more."])
    return Rule(threshold)


def make_safe(
    release: Release,
    rule: Rule,
    *,
    recipients: str = PUBLIC,
    earlier: Sequence[Earlier] = (),
    left: Callable[[], float] = lambda: SECONDS,
) -> Published:
    """The release with unsafe cells hidden, and others so that they cannot be found. `left`: seconds that are left.

    Raises:
        Refused: its period, an earlier release or another version forbids it, or a reader would find a cell whatever
            is hidden.
    """
    if faults := [*faults_beside(release, rule, recipients, earlier), *faults_of_revision(release, earlier)]:
        raise Refused(faults)
    bearing = bearing_on(release.span, earlier)
    needs = needs_of(release, rule)
    highest = max([0, *release.counts.values(), *highest_shown(bearing)])
    ceiling = float(4 * (highest + rule.threshold) + 1000)
    sheet = sheet_of(release, [shape for before in bearing for shape in before.shapes], rule, needs, ceiling=ceiling)
    try:
        checks = list(every_check(release, sheet, rule, recipients, bearing, ceiling, left=left))
        hidden, findings = protected(checks, sheet, left=left)
    except Contradiction:
        raise Refused([contradicted(bearing)]) from None
    if faults := [told(finding) for finding in findings if not finding.safe]:
        raise Refused(faults)
    return Published(release, sheet, hidden, needs, findings, recipients, int(ceiling))


def highest_shown(earlier: Sequence[Earlier]) -> Iterator[int]:
    """Every number that an earlier release tells."""
    for before in earlier:
        for table in before.tables:
            yield from (max(low, high or 0) for low, high in table.shown.values())


def every_check(
    release: Release,
    sheet: Sheet,
    rule: Rule,
    recipients: str,
    earlier: Sequence[Earlier],
    ceiling: float,
    *,
    left: Callable[[], float],
) -> Iterator[Check]:
    """What each reader must not find, of this release and of what lies between it and the earlier ones."""
    for name in everybody_who_reads(recipients, earlier):
        seen = seen_by(name, earlier)
        reader = reader_of(name, release, sheet, seen, ceiling=ceiling)
        against = rule_against(rule, seen)
        yield from (Check(reader, need) for need in needs_of(release, against))
        if seen:
            yield from (Check(reader, need) for need in needs_between(reader, sheet, against, left=left))


def needs_between(reader: Reader, sheet: Sheet, rule: Rule, *, left: Callable[[], float]) -> Iterator[Need]:
    """The cells outside the release that it would give away: hidden ones of earlier releases, and differences.

    Their numbers are not known here. One that earlier releases left open up to the threshold must stay so, or be none.

    Raises:
        Refused: there are so many of them that time is up before all have been looked at.
    """
    before, after = reader.knows_already(), reader.knows(sheet, sheet.primary)
    open_before = {at: place for place, at in reader.space.places.items() if place not in sheet.at and before.free[at]}
    for at in kept_low(after, open_before, rule.threshold, left=left):
        if not stays_open(before, at, rule.threshold):
            continue
        place = open_before[at]
        told_of = "can be found, with earlier releases, to be below"
        yield Need(
            place, (place,), Because.EARLIER, "Earlier releases left it open.", f"{told_of} {rule.threshold}",
            at_least=rule.threshold, none_is_safe=True,
        )  # fmt: skip


def kept_low(known: Known, places: Mapping[int, Place], least: int, *, left: Callable[[], float]) -> Iterator[int]:
    """The places that are some, and as high as `least` in no world that can be found.

    A world that is found for one place may do for many: so all of a period are asked for together first.

    Raises:
        Refused: time is up before all have been looked at.
    """
    missing = set(places)
    spans = dict.fromkeys(place.span for place in places.values())
    for together in [set(places), *({at for at in places if places[at].span == span} for span in spans)]:
        while left() > 0 and (found := as_high(known, missing & together, missing, least)):
            missing -= found
    for at in sorted(missing):
        if left() <= 0:
            raise Refused([OUT_OF_TIME])
        if at not in missing:
            continue
        world = known.highest({at: 1.0})
        missing -= {at} if world is None else high_in(world, missing, least) | {at}
        if world is None or 0 < world.value < least:
            yield at


def as_high(known: Known, wanted: set[int], missing: set[int], least: int) -> set[int]:
    """The missing places that are as high as that in the world in which all that are wanted together are highest."""
    world = known.highest(dict.fromkeys(wanted, 1.0)) if wanted else None
    return set() if world is None else high_in(world, missing, least)


def high_in(world: World, places: set[int], least: int) -> set[int]:
    """Those of the places that are as high as that in a world."""
    return {at for at in places if world.numbers.get(at, 0) >= least}


def stays_open(known: Known, at: int, least: int) -> bool:
    """Whether a place could be as high as that, or can only be none. A world not found in time is none."""
    world = known.highest({at: 1.0})
    return world is not None and (world.value >= least or world.value == 0)


def told(finding: Finding) -> str:
    """The sentence for a cell that a reader finds: which one and how far, and never its number."""
    need, reader = finding.check.need, finding.check.reader
    if not finding.in_time:
        return f"{need.place}: the time was too short to show that it cannot be found."
    return f"{need.place}: it {need.told}, by whoever has what {reader.name} has. {need.reason}"


def contradicted(earlier: Sequence[Earlier]) -> str:
    """The sentence for numbers that cannot all be true."""
    names = ", ".join(before.name for before in earlier)
    return (
        f"The numbers contradict those of {names}: something was revised since. Whoever has both sees what; release "
        "revised numbers for whole periods only, and leave released ones as they were."
    )
