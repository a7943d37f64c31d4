"""Hide further cells until nobody finds an unsafe one, then show again what was hidden for nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from handrail.methods.disclosure.attacker import Known, World
from handrail.methods.disclosure.hiding import SECONDS_EACH, cheapest_to_hide, cost_of
from handrail.methods.disclosure.needs import Need
from handrail.methods.disclosure.sheets import Hidden, Reader, Sheet

Left = Callable[[], float]


@dataclass(frozen=True)
class Check:
    """One thing that one reader must not find."""

    reader: Reader
    need: Need

    @property
    def weights(self) -> dict[int, float]:
        """The places of the need in the reader's space."""
        return {self.reader.space.places[place]: 1.0 for place in self.need.of}


@dataclass(frozen=True)
class Finding:
    """What the reader finds: numbers as low and as high as these are possible, as `worlds` show.

    Where both are enough already, nobody looks whether lower and higher ones are possible too.
    """

    check: Check
    low: int
    high: int
    worlds: tuple[World, ...]
    in_time: bool = True

    @property
    def safe(self) -> bool:
        """Whether that is not enough to give the cell away."""
        return self.in_time and self.check.need.met(self.low, self.high)


def attack(check: Check, known: Known) -> Finding:
    """What a reader finds of a need. Raises Contradiction."""
    highest, lowest = known.highest(check.weights), known.lowest(check.weights)
    if highest is None or lowest is None:
        return Finding(check, 0, 0, (), in_time=False)
    return Finding(check, lowest.value, highest.value, (highest, lowest))


class Witnesses:
    """Worlds that were found for one need and may do for others: what is possible for a reader stays so.

    Whoever keeps them sees to it that each still agrees with all that is shown.
    """

    def __init__(self) -> None:
        self.of_reader: dict[int, list[World]] = {}

    def keep(self, finding: Finding) -> Finding:
        """Keep the worlds of a finding."""
        self.of_reader.setdefault(id(finding.check.reader), []).extend(finding.worlds)
        return finding

    def show(self, check: Check) -> Finding | None:
        """That a need is safe, if worlds that are known show it."""
        places = check.weights
        told = [
            (sum(world.numbers[place] for place in places), world)
            for world in self.of_reader.get(id(check.reader), ())
            if all(place in world.numbers for place in places)
        ]
        if not told:
            return None
        (low, lowest), (high, highest) = (pick(told, key=value_of) for pick in (min, max))
        enough = high > 0 and check.need.met(low, high)
        return Finding(check, low, high, (highest, lowest)) if enough else None


def value_of(told: tuple[int, World]) -> int:
    """The number of a need in a world."""
    return told[0]


def audit(checks: Sequence[Check], sheet: Sheet, hidden: Hidden, witnesses: Witnesses) -> list[Finding]:
    """What every reader finds of every need, once these cells are hidden. Raises Contradiction."""
    known: dict[int, Known] = {}
    return [looked_at(check, sheet, hidden, witnesses, known) for check in checks]


def looked_at(check: Check, sheet: Sheet, hidden: Hidden, witnesses: Witnesses, known: dict[int, Known]) -> Finding:
    """What a reader finds of a need: from worlds that are known, or by asking for more. Raises Contradiction."""
    if shown := witnesses.show(check):
        return shown
    if id(check.reader) not in known:
        known[id(check.reader)] = check.reader.knows(sheet, hidden)
    return witnesses.keep(attack(check, known[id(check.reader)]))


def protected(checks: Sequence[Check], sheet: Sheet, *, left: Left) -> tuple[Hidden, list[Finding]]:
    """The cells to hide, and what readers find then: all safe, or everything is hidden and that is not enough.

    Hiding more never tells a reader more, so that what is safe once stays safe. When time is up everything is hidden
    that can be. Raises Contradiction.
    """
    hidden, witnesses = sheet.primary.copy(), Witnesses()
    for check in sorted(checks, key=lambda check: most_wanting(check, sheet), reverse=True):
        hidden = hidden_for(check, sheet, hidden, witnesses, left=left)
    findings = audit(checks, sheet, hidden, witnesses)
    if not all(finding.safe for finding in findings):
        hidden = hidden | sheet.open_to_hiding
        findings = audit(checks, sheet, hidden, witnesses)
    return shown_again(sheet, hidden, findings, left=left)


def most_wanting(check: Check, sheet: Sheet) -> int:
    """How far a need is from what its cell shows: what needs most is hidden first, and serves the others."""
    at = sheet.at.get(check.need.place)
    return 0 if at is None else abs((check.need.at_least or 0) - int(sheet.counts[at]))


def hidden_for(check: Check, sheet: Sheet, hidden: Hidden, witnesses: Witnesses, *, left: Left) -> Hidden:
    """What is hidden with what one need wants on top. Raises Contradiction."""
    while not looked_at(check, sheet, hidden, witnesses, {}).safe:
        still = sheet.open_to_hiding & ~hidden
        if not still.any():
            return hidden
        if left() <= 0:
            return hidden | sheet.open_to_hiding
        found = cheapest_to_hide(check.reader, sheet, hidden, check.need, seconds=min(SECONDS_EACH, left()))
        if found is None:
            return hidden | sheet.open_to_hiding
        hidden = hidden.copy()
        hidden[found or [cheapest_near(check, sheet, hidden)]] = True
    return hidden


def cheapest_near(check: Check, sheet: Sheet, hidden: Hidden) -> int:
    """The cheapest shown cell, where fractions of people would be enough and whole ones are not."""
    still = np.flatnonzero(sheet.open_to_hiding & ~hidden)
    wanted = {variable for place in check.need.of for variable, _ in place.key}
    near = [at for at in still if wanted & {variable for variable, _ in sheet.places[at].key}]
    among = np.array(near or still.tolist(), dtype=np.int64)
    return int(among[np.argmin(cost_of(sheet.counts[among]))])


def shown_again(sheet: Sheet, hidden: Hidden, findings: list[Finding], *, left: Left) -> tuple[Hidden, list[Finding]]:
    """The sheet without what was hidden for nothing, dearest first; as it is when time is up. Raises Contradiction."""
    if not all(finding.safe for finding in findings):
        return hidden, findings
    spare = np.flatnonzero(hidden & ~sheet.primary)
    for at in spare[np.argsort(-cost_of(sheet.counts[spare]), kind="stable")]:
        if left() <= 0:
            break
        fewer = hidden.copy()
        fewer[at] = False
        if (again := safe_again(sheet, fewer, findings, int(at))) is not None:
            hidden, findings = fewer, again
    return hidden, findings


def safe_again(sheet: Sheet, fewer: Hidden, findings: list[Finding], at: int) -> list[Finding] | None:
    """What readers find once a cell is shown again, or None when that gives one away. Raises Contradiction."""
    doubted = dict(looked_at_again(sheet, findings, at))
    witnesses, known = Witnesses(), dict[int, Known]()
    for finding in findings:
        agreeing = tuple(world for world in finding.worlds if agrees(world, finding.check.reader, sheet, at))
        witnesses.keep(replace(finding, worlds=agreeing))
    again: dict[int, Finding] = {}
    for number, finding in doubted.items():
        found = looked_at(finding.check, sheet, fewer, witnesses, known)
        if not found.safe:
            return None
        again[number] = found
    return [again.get(number, finding) for number, finding in enumerate(findings)]


def agrees(world: World, reader: Reader, sheet: Sheet, at: int) -> bool:
    """Whether a world has in a cell what the sheet shows there."""
    number = world.numbers.get(int(reader.at[at]))
    return number is None or sheet.shown[0][at] <= number <= sheet.shown[1][at]


def looked_at_again(sheet: Sheet, findings: list[Finding], at: int) -> Iterator[tuple[int, Finding]]:
    """The findings of which a world differs from what a cell shows: in the others nothing changes."""
    for number, finding in enumerate(findings):
        if not all(agrees(world, finding.check.reader, sheet, at) for world in finding.worlds):
            yield number, finding
