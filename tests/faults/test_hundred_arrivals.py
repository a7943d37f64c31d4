"""A hundred arrive at once. Eight people register them, half on bad lines: nobody is lost, nobody is doubled."""

import json
import random
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.live import Installation

pytestmark = [pytest.mark.fault, pytest.mark.slow]
PEOPLE, ARRIVALS, PLACES = 8, 100, 30
ROOMS = 2
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
MOST_TRIES = 60


@dataclass(frozen=True)
class Comer:
    """Somebody who comes, and how bad the line is over which they are registered."""

    id: str
    bag: str
    line: str


class OnDuty:
    """One person on duty with a telephone, who sends again until the door has said yes."""

    def __init__(self, address: str, centre: str, session: str) -> None:
        self.address, self.centre, self.session = address, centre, session
        with self.line() as line:
            page = line.get(f"/reception/{centre}/register/")
        found = TOKEN.search(page.text)
        assert found is not None, page.status_code
        self.token, self.cookies = found[1], f"{session}; {'; '.join(f'{k}={v}' for k, v in page.cookies.items())}"

    def line(self, timeout: float = 60) -> httpx.Client:
        """A new connection."""
        said = {"Origin": self.address, "Cookie": getattr(self, "cookies", self.session)}
        return httpx.Client(base_url=self.address, timeout=timeout, headers=said, verify=False)

    def post(self, path: str, *, timeout: float = 60, **typed: str) -> httpx.Response | None:
        """What the door answers; None when no answer came."""
        try:
            with self.line(timeout) as line:
                return line.post(path, data={"csrfmiddlewaretoken": self.token, **typed})
        except httpx.TransportError:
            return None

    def send(self, comer: Comer, *, timeout: float = 60) -> bool:
        """Send one arrival; whether the door has said that it is registered."""
        typed = {"arrival_id": comer.id, "age": "adult", "interpreter_gender": "any", "bag": comer.bag}
        answer = self.post(f"/reception/{self.centre}/register/", timeout=timeout, **typed)
        assert answer is None or answer.status_code in {302, 503}, answer.text
        return answer is not None and answer.status_code == 302

    def register(self, comers: list[Comer], dice: random.Random) -> None:
        """Register them in whatever order the line lets them through."""
        waiting = [*comers]
        for _ in range(MOST_TRIES):
            dice.shuffle(waiting)
            waiting = [comer for comer in waiting if not self.try_once(comer, dice)]
            if not waiting:
                return
        raise AssertionError(f"never registered: {waiting}")

    def try_once(self, comer: Comer, dice: random.Random) -> bool:
        """Send it over its line; whether that worked, as far as whoever sends can know."""
        if comer.line == "lost" and dice.random() < 0.5:
            return False
        if comer.line == "unanswered" and dice.random() < 0.5:
            self.send(comer, timeout=dice.uniform(0.001, 0.05))
            return False
        if comer.line == "repeated":
            with ThreadPoolExecutor(2) as pool:
                return all(pool.map(self.send, (comer, comer)))
        return self.send(comer)

    def give_place(self, comer: Comer, rooms: list[int]) -> bool:
        """Find them a place in one of the rooms; whether there was one."""
        for room in rooms:
            for _ in range(MOST_TRIES):
                answer = self.post(f"/reception/people/{comer.id}/place/", space=str(room))
                if answer is not None and answer.status_code != 503:
                    break
            assert answer is not None
            assert answer.status_code in {200, 302}, answer.status_code
            if answer.status_code == 302:
                return True
            assert "no free sleeping place" in answer.text
        return False


def comers(dice: random.Random) -> list[Comer]:
    """Half of them come over lines that lose, swallow the answer, or send twice."""
    bad = ["lost", "unanswered", "repeated"]
    lines = ["good"] * (ARRIVALS // 2) + [bad[number % 3] for number in range(ARRIVALS - ARRIVALS // 2)]
    dice.shuffle(lines)
    return [Comer(str(uuid4()), f"Bag of comer {number}", line) for number, line in enumerate(lines)]


def at_once(work: list[Any]) -> list[Any]:
    """Everybody begins at the same moment; what each came to."""
    start = threading.Barrier(len(work))

    def begin(each: Any) -> Any:
        start.wait()
        return each()

    with ThreadPoolExecutor(len(work)) as pool:
        return list(pool.map(begin, work))


def test_a_hundred_arrivals_on_bad_lines_are_each_registered_once(installation: Installation) -> None:
    dice = random.Random(100)
    told = json.loads(installation.program("tests.faults.night_begun", {"people": PEOPLE, "places": PLACES}))
    everybody, rooms = comers(dice), told["rooms"]
    with installation.door("staff", workers=2) as door:
        on_duty = [OnDuty(door.address, told["centre"], session) for session in told["sessions"]]
        shares = [(one, everybody[number::PEOPLE]) for number, one in enumerate(on_duty)]
        at_once([lambda one=one, mine=mine: one.register(mine, random.Random(mine[0].id)) for one, mine in shares])
        slept = at_once(
            [
                lambda one=one, mine=mine, first=number % ROOMS: [
                    one.give_place(comer, [rooms[first], rooms[1 - first]]) for comer in mine
                ]
                for number, (one, mine) in enumerate(shares)
            ]
        )
    kept = json.loads(installation.program("tests.faults.night_kept", None))
    assert {(arrival, bag) for arrival, _, bag in kept["arrivals"]} == {(one.id, one.bag) for one in everybody}
    assert sorted(number for _, number, _ in kept["arrivals"]) == list(range(1, ARRIVALS + 1))
    assert (kept["records"], kept["bags"]) == (ARRIVALS, ARRIVALS), "somebody has two records, or a bag two tags"
    assert kept["account"] == {"arrived": ARRIVALS, "present": ARRIVALS, "missing": 0, "left": 0}
    assert len({tuple(place) for place in kept["places"]}) == len(kept["places"]) == ROOMS * PLACES
    assert len(set(kept["sleepers"])) == sum(sum(each) for each in slept) == ROOMS * PLACES
    assert kept["broken"] is None
