"""Which place is proposed, and why the others are not: in words, and the same for every place there could be."""

from datetime import date, timedelta
from itertools import pairwise, product

import pytest

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.partnership.premises import actions
from handrail.partnership.premises.policies import Need, Place, propose
from handrail.partnership.premises.policies.proposing import Proposal
from handrail.partnership.premises.queries import proposed
from tests import build
from tests.partnership.premises.halls import WISHED, booked, offered

SIX = Need(people=6)
NEEDS = [
    Need(people=people, children=children, overnight=overnight, step_free=step_free)
    for people, children, overnight, step_free in product((1, 6), (0, 1), (False, True), (False, True))
]
PLACES = [
    Place(
        code=str(number),
        name=f"Hall {number}",
        capacity=capacity,
        sleeps=sleeps,
        child_places=0,
        step_free=step_free,
        separate_entrance=separate_entrance,
        free=free,
        agreed=agreed,
        attended=True,
        kilometres=kilometres,
        checked=True,
    )
    for number, (capacity, sleeps, step_free, separate_entrance, free, agreed, kilometres) in enumerate(
        product((5, 6), (0, 6), (False, True), (False, True), (False, True), (False, True), (None, 0.0, 14.0))
    )
]


def stopped(place: Place, need: Need) -> bool:
    """Whether it cannot be used: the rule stated a second time."""
    too_small = place.capacity < need.people or (need.overnight and place.sleeps < need.people)
    return not place.free or not place.agreed or too_small or (need.step_free and not place.step_free)


@pytest.mark.parametrize("need", NEEDS, ids=str)
def test_a_place_is_proposed_exactly_when_everybody_can_be_there(need: Need) -> None:
    for proposal in propose(PLACES, need):
        assert proposal.fits is not stopped(proposal.place, need)
        assert proposal.why, "nothing is said for it"
        assert proposal.fits or proposal.why_not, "it is left out without a word"


@pytest.mark.parametrize("need", NEEDS, ids=str)
def test_the_best_comes_first(need: Need) -> None:
    found = propose(PLACES, need)
    assert len(found) == len(PLACES)
    for better, worse in pairwise(found):
        assert rank(better) <= rank(worse)


def rank(one: Proposal) -> tuple[bool, int, float, int]:
    """What order the list is in: what fits, what lacks least, what is near, what is small."""
    far = one.place.kilometres
    return (not one.fits, len(one.why_not), float("inf") if far is None else far, one.place.capacity)


def test_the_order_does_not_depend_on_the_order_of_the_list() -> None:
    assert propose(PLACES, NEEDS[-1]) == propose(reversed(PLACES), NEEDS[-1])


@pytest.fixture
def lead(db: None) -> Person:
    return build.person(Role.OPERATIONS_LEAD, at_work=build.organisations()[0])


def asked(by: Person, need: Need = SIX, *, first: int = 18, last: int = 30) -> dict[str, Proposal]:
    """What is proposed for a visit in Northam, by the names of the places."""
    start = build.NOON + timedelta(hours=first)
    ends = build.NOON + timedelta(hours=last)
    found = proposed(need, district="northam", starts_at=start, ends_at=ends, by=by, at=build.NOON)
    return {one.place.name: one for one in found}


ROOMS = (("Blue", 4, "women"), ("Green", 4, "family"))
pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_a_place_says_in_words_what_speaks_for_it(lead: Person) -> None:
    offered(by=lead, rooms=ROOMS)
    assert asked(lead)["Canary Hall"].why == (
        "holds 20",
        "sleeps 8",
        "in the same district",
        "a separate entrance",
        "no steps",
    )
    assert asked(lead)["Canary Hall"].why_not == ()


def test_a_place_farther_off_says_how_far(lead: Person) -> None:
    offered(by=lead, rooms=ROOMS, district="southam")
    way = current_locality().distance("northam", "southam")
    assert way is not None
    assert f"about {way:.0f} km away" in asked(lead)["Canary Hall"].why


def test_a_place_that_is_taken_is_free_again_when_it_is_clean(lead: Person) -> None:
    place = offered(by=lead, rooms=ROOMS, turnaround_hours=2)
    booked(place, by=lead, first=10, last=17)
    assert asked(lead, first=18)["Canary Hall"].why_not == ("taken for some of that time",)
    assert asked(lead, first=19)["Canary Hall"].fits


def test_a_room_that_was_taken_off_the_list_sleeps_nobody(lead: Person) -> None:
    place = offered(by=lead, rooms=ROOMS)
    actions.close_space(place.spaces.get(name="Blue"), by=lead, at=build.NOON)
    assert "sleeps 4, and 6 are expected" in asked(lead)["Canary Hall"].why_not


def test_a_place_is_agreed_until_the_end_of_its_last_day(lead: Person) -> None:
    offered(by=lead, rooms=ROOMS, agreed_until=build.NOON.date() + timedelta(days=1))
    assert asked(lead, first=18, last=35)["Canary Hall"].fits
    assert "no longer agreed by then" in asked(lead, first=18, last=37)["Canary Hall"].why_not


def test_when_somebody_is_there_is_said(lead: Person) -> None:
    # build.NOON is a Sunday in winter: the visit begins on Monday at 6 in the morning.
    days = [(build.NOON + timedelta(hours=18)).strftime("%a").lower(), *WISHED]
    offered(by=lead, rooms=ROOMS, name="Early", hours=f"{days[0]} 05:00-09:00")
    offered(by=lead, rooms=ROOMS, name="Late", hours=f"{days[0]} 09:00-17:00")
    assert asked(lead)["Early"].why_not == ("somebody is there only until 9am",)
    assert asked(lead)["Late"].why_not == (
        "nobody is there to open it when the visit begins: call the keyholder first",
    )


def test_what_is_looked_for_and_not_there_is_said(lead: Person) -> None:
    offered(by=lead, rooms=ROOMS, facilities=["kitchen", "showers", "private_rooms"])
    assert asked(lead)["Canary Hall"].why_not == ("does not have: a locked store for belongings",)
    with_children = asked(lead, Need(people=6, children=5))["Canary Hall"].why_not
    assert with_children == (
        "has too few places kept for families or children",
        "does not have: a place for children to play",
        "does not have: a locked store for belongings",
    )


def test_an_entry_that_nobody_checked_for_a_year_says_so(lead: Person) -> None:
    place = offered(by=lead, rooms=ROOMS)
    place.checked_on = date(2025, 1, 1)
    place.save()
    assert asked(lead)["Canary Hall"].why_not == ("nobody has checked this entry for a year",)


def test_people_who_are_still_there_are_told_of(lead: Person) -> None:
    place = offered(by=lead, rooms=ROOMS, turnaround_hours=0)
    hold = booked(place, by=lead, first=-8, last=-1)
    actions.begin_use(hold, by=lead, at=build.NOON - timedelta(hours=8))
    assert asked(lead)["Canary Hall"].why_not == ("people are still there after the time it was booked for",)


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.OPERATIONS_LEAD, Role.COORDINATOR}])
def test_nobody_else_is_told(lead: Person, role: Role) -> None:
    with pytest.raises(NotAllowed):
        asked(build.person(role, at_work=lead.organisation))
