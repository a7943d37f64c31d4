"""Which further cells to hide so that an unsafe one cannot be found, at the least loss of information.

For an unsafe cell there must be another world, that looks the same, in which it is high enough, and one in which it is
low enough (J. P. Kelly, B. L. Golden and A. A. Assad, "Cell suppression", Networks 22, 1992). The programme looks for
both worlds at once and for the cheapest cells that have to be hidden for them. A cell costs log2(2 + its number);
what is hidden already costs nothing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_diag, coo_array, csr_array, hstack, vstack

from handrail.methods.disclosure.attacker import Known, Numbers, Part
from handrail.methods.disclosure.needs import Need
from handrail.methods.disclosure.sheets import Hidden, Reader, Sheet

REACHES = (1, 4, 0)  # How far numbers may move, in times of what is needed; at last, as far as they can.
SECONDS_EACH = 2.0


@dataclass(frozen=True)
class Worlds:
    """A part with all of it hidden, what could be shown of it, and how far each number may go when it is hidden.

    `closed` has the lowest and highest number of each place as it is now; `opened` when it is hidden.
    """

    part: Part
    closed: tuple[Numbers, Numbers]
    opened: tuple[Numbers, Numbers]
    candidates: NDArray[np.int64]


def cost_of(counts: NDArray[np.int64]) -> Numbers:
    """What is lost when each of these numbers is hidden, in bits."""
    costs: Numbers = np.log2(2.0 + counts)
    return costs


def cheapest_to_hide(reader: Reader, sheet: Sheet, hidden: Hidden, need: Need, *, seconds: float) -> list[int] | None:
    """The cells of the sheet to hide for a need; None when none are found in time or all of them are not enough."""
    wide = reader.knows(sheet, hidden | sheet.open_to_hiding)
    now = reader.knows(sheet, hidden)
    places = [reader.space.places[place] for place in need.of]
    inside = {wide.part_of[place] for place in places if place in wide.part_of}
    cell_at = {
        int(place): cell for cell, place in enumerate(reader.at) if sheet.open_to_hiding[cell] and not hidden[cell]
    }
    chosen: list[int] | None = None
    for reach in REACHES:
        for number in inside:
            worlds = worlds_of(wide, now, number, cell_at, reach * most_moved(need, sheet))
            chosen = solved(worlds, need, places, wide, cell_at, sheet, seconds)
            if chosen is not None:
                return chosen
    return chosen


def most_moved(need: Need, sheet: Sheet) -> int:
    """By how much the number of a need has to move at most."""
    count = sum(int(sheet.counts[sheet.at[place]]) for place in need.of if place in sheet.at)
    ends = [abs(end - count) for end in (need.at_least, need.at_most) if end is not None]
    return max([*ends, 1])


def worlds_of(wide: Known, now: Known, number: int, cell_at: dict[int, int], reach: int) -> Worlds:
    """A part as it is known now, and as it would be if everything were hidden, but not further than `reach`."""
    part = wide.parts[number]
    closed = now.low[part.places], now.high[part.places]
    opened = wide.low[part.places], wide.high[part.places]
    candidates = np.array([at for at, place in enumerate(part.places) if int(place) in cell_at], dtype=np.int64)
    if reach:
        near = np.maximum(opened[0][candidates], closed[0][candidates] - reach)
        far = np.minimum(opened[1][candidates], closed[1][candidates] + reach)
        opened[0][candidates], opened[1][candidates] = near, far
    return Worlds(part, closed, opened, candidates)


def solved(
    worlds: Worlds, need: Need, places: list[int], wide: Known, cell_at: dict[int, int], sheet: Sheet, seconds: float
) -> list[int] | None:
    """The cells to hide in one part, or None. Places of the need that are in no part keep their known number."""
    local = {int(place): at for at, place in enumerate(worlds.part.places)}
    weights = np.zeros(len(local))
    for place in places:
        if place in local:
            weights[local[place]] += 1.0
    elsewhere = sum(wide.low[place] for place in places if place not in local)
    ends = [
        (weights, need.at_least - elsewhere, np.inf) if need.at_least is not None else None,
        (weights, -np.inf, need.at_most - elsewhere) if need.at_most is not None and not need.either else None,
    ]
    cells = np.array([cell_at[int(worlds.part.places[at])] for at in worlds.candidates], dtype=np.int64)
    found = programme(worlds, [end for end in ends if end], cost_of(sheet.counts[cells]), seconds)
    return None if found is None else cells[found].tolist()


def programme(
    worlds: Worlds, ends: list[tuple[Numbers, float, float]], costs: Numbers, seconds: float
) -> NDArray[np.bool_] | None:
    """Which candidates to hide so that there is a world for each end; None when that is not found."""
    size, chosen = len(worlds.part.places), len(worlds.candidates)
    sums = block_diag([worlds.part.sums] * len(ends))
    totals = np.tile(worlds.part.totals, len(ends))
    looks, below, above = binding(worlds, len(ends))
    reached = block_diag([end[0].reshape(1, -1) for end in ends])
    nothing = csr_array((sums.shape[0] + len(ends), chosen))
    answer = milp(
        np.concatenate([np.zeros(size * len(ends)), costs]),
        constraints=LinearConstraint(
            vstack([hstack([vstack([sums, reached]), nothing]), looks]).tocsc(),
            np.concatenate([totals, [end[1] for end in ends], below]),
            np.concatenate([totals, [end[2] for end in ends], above]),
        ),
        bounds=Bounds(
            np.concatenate([*[worlds.opened[0]] * len(ends), np.zeros(chosen)]),
            np.concatenate([*[worlds.opened[1]] * len(ends), np.ones(chosen)]),
        ),
        integrality=np.concatenate([np.zeros(size * len(ends)), np.ones(chosen)]),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    return None if answer.x is None else answer.x[size * len(ends) :] > 0.5  # Nought or one.


def binding(worlds: Worlds, times: int) -> tuple[csr_array, Numbers, Numbers]:
    """A shown number stays what it shows unless it is hidden: two rows for each candidate in each world."""
    size, chosen = len(worlds.part.places), len(worlds.candidates)
    at = worlds.candidates
    rows = np.arange(chosen)
    out = worlds.opened[1][at] - worlds.closed[1][at]
    down = worlds.closed[0][at] - worlds.opened[0][at]
    world = coo_array((np.ones(chosen), (rows, at)), shape=(chosen, size))
    hide_up = coo_array((-out, (rows, rows)), shape=(chosen, chosen))
    hide_down = coo_array((down, (rows, rows)), shape=(chosen, chosen))
    worlds_twice = block_diag([vstack([world, world])] * times)
    hiding = vstack([vstack([hide_up, hide_down])] * times)
    endless = np.full(chosen, np.inf)
    below = np.tile(np.concatenate([-endless, worlds.closed[0][at]]), times)
    above = np.tile(np.concatenate([worlds.closed[1][at], endless]), times)
    return hstack([worlds_twice, hiding]).tocsr(), below, above
