"""A flood is set aside, nobody is refused, and no address is kept."""

import pickle
import threading
from datetime import UTC, date, datetime, timedelta
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.vault.receipts import new_receipt
from handrail.public.concerns.actions import receive, throttling
from handrail.public.concerns.actions.throttling import RecentCounts
from handrail.public.concerns.models import Lane, Report, SealedReport
from handrail.public.concerns.policies.lanes import DEFAULTS, Footfall, asks_question, has_to_wait, lane_of, threshold
from handrail.public.concerns.policies.questions import WORDS, is_right, new_question
from handrail.public.concerns.views.addresses import address_of
from tests.public.concerns.conftest import Send, Walk
from tests.public.concerns.test_journey import ACCOUNT, NOBODY_IN_DANGER

PLACES = ("first", "second", "third", "fourth")

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = date(2026, 11, 22)
LITTLE = {**NOBODY_IN_DANGER, "what-happened": ACCOUNT}
CHECK = "/tell-us/check-your-answers/"


def lane(flood: dict[str, int], *, answered: bool = False) -> Lane:
    counted = Footfall(**{"from_address": 0, "from_everywhere": 0, **flood})
    return lane_of(counted, answered=answered, locality=current_locality(), on=TODAY)


# --- policy ------------------------------------------------------------------------------------------------


def test_a_training_session_stays_in_the_normal_lane() -> None:
    assert lane({"from_address": 30, "from_everywhere": 200}) == Lane.NORMAL


@pytest.mark.parametrize("flood", [{"from_address": 60}, {"from_everywhere": 300}])
def test_in_a_flood_the_right_answer_keeps_a_report_in_the_normal_lane(flood: dict[str, int]) -> None:
    assert lane(flood) == Lane.QUARANTINE
    assert lane(flood, answered=True) == Lane.NORMAL


def test_one_answer_is_good_for_one_report() -> None:
    assert lane({"from_address": 60, "with_receipt": 1}, answered=True) == Lane.QUARANTINE


@pytest.mark.parametrize("flood", [{"from_address": 300}, {"from_everywhere": 3000}, {"with_receipt": 20}])
def test_past_the_second_threshold_everything_is_set_aside(flood: dict[str, int]) -> None:
    assert lane(flood, answered=True) == Lane.QUARANTINE


def test_the_county_sets_the_numbers_and_ours_hold_where_it_sets_none() -> None:
    for code, number in DEFAULTS.items():
        assert threshold(code, locality=current_locality(), on=TODAY) == current_locality().limit(code, on=TODAY)
        assert threshold(code, locality=current_locality(), on=date(1990, 1, 1)) == number


def test_whoever_tries_many_unknown_receipts_is_asked_to_wait() -> None:
    most = threshold("unknown_receipts_from_one_address_before_wait", locality=current_locality(), on=TODAY)
    assert not has_to_wait(most - 1, locality=current_locality(), on=TODAY)
    assert has_to_wait(most, locality=current_locality(), on=TODAY)


# --- the question ------------------------------------------------------------------------------------------


def test_the_question_can_be_answered_by_whoever_reads_it() -> None:
    for _ in range(50):
        question = new_question()
        words = question.words.split(": ")[1].split(". ")[0].split(", ")
        place = next(number for number, name in enumerate(PLACES) if f"the {name} word" in question.words)
        assert words[place] == question.answer
        for typed in (question.answer, f" {question.answer.upper()}. ", f"“{question.answer}”"):
            assert is_right(question, typed)
        assert not is_right(question, words[place - 1])
        assert not is_right(question, "")


def test_no_answer_is_right_where_nothing_was_asked() -> None:
    assert not is_right(None, "")
    assert len(set(WORDS)) == len(WORDS)


# --- counting ----------------------------------------------------------------------------------------------


def test_what_came_within_the_hour_is_counted() -> None:
    counts = RecentCounts()
    assert [counts.add("a", at=NOON) for _ in range(3)] == [0, 1, 2]
    assert (counts.count("a", at=NOON), counts.count("b", at=NOON)) == (3, 0)


@pytest.mark.parametrize("later", [timedelta(hours=1), timedelta(days=3), timedelta(hours=-1)])
def test_every_hour_everything_is_forgotten_key_and_all(later: timedelta) -> None:
    counts = RecentCounts()
    counts.add("a", at=NOON)
    key = counts._key
    assert counts.count("a", at=NOON + later) == 0
    assert counts._key != key


def test_no_address_is_kept_in_memory() -> None:
    counts = RecentCounts()
    counts.add("192.0.2.77", at=NOON)
    assert b"192.0.2.77" not in pickle.dumps(dict(counts._counts))


def test_a_flood_from_everywhere_does_not_fill_the_memory() -> None:
    counts = RecentCounts(remembered=100)
    for number in range(1_000):
        counts.add(str(number), at=NOON)
    assert len(counts._counts) == 100
    assert counts.count("999", at=NOON) == 1


def test_whoever_keeps_coming_is_not_pushed_out_by_a_flood() -> None:
    counts = RecentCounts(remembered=100)
    for number in range(1_000):
        counts.add(str(number), at=NOON)
        counts.add("steady", at=NOON)
    assert counts.count("steady", at=NOON) == 1_000


def test_threads_do_not_lose_each_others_counts() -> None:
    counts = RecentCounts()
    threads = [threading.Thread(target=lambda: [counts.add("a", at=NOON) for _ in range(200)]) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts.count("a", at=NOON) == 3_200


# --- where from --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("behind_proxy", "told", "found"),
    [
        (False, "198.51.100.7", "192.0.2.1"),
        (True, "198.51.100.7", "198.51.100.7"),
        (True, "", "192.0.2.1"),
        (True, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (True, "not an address", "unknown"),
    ],
)
def test_a_proxys_word_is_taken_only_where_there_is_one(
    settings: Any, behind_proxy: bool, told: str, found: str
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_REAL_IP=told)
    assert address_of(request) == found


def test_without_any_address_all_are_counted_together() -> None:
    assert address_of(RequestFactory().get("/", REMOTE_ADDR="")) == "unknown"


# --- the whole -----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_thirty_people_behind_one_address_all_send_in_the_normal_lane(send: Send) -> None:
    receipts = {send(LITTLE, door=Client(), REMOTE_ADDR="192.0.2.9") for _ in range(30)}
    assert len(receipts) == 30
    assert list(SealedReport.objects.values_list("lane", flat=True)) == ["normal"] * 30


@pytest.mark.django_db
def test_hundreds_in_minutes_are_all_kept_and_those_past_the_threshold_set_aside() -> None:
    for number in range(400):
        receive(Report(account=f"Junk {number}"), receipt=new_receipt(), address="192.0.2.9", answered=False, at=NOON)
    assert SealedReport.objects.filter(lane="normal").count() == 60
    assert SealedReport.objects.filter(lane="quarantine").count() == 340
    receive(Report(account="Somebody else"), receipt=new_receipt(), address="192.0.2.10", answered=True, at=NOON)
    assert SealedReport.objects.filter(lane="normal").count() == 61


def answer_to(label: str) -> str:
    """What somebody who reads the question would type."""
    words = label.split(": ")[1].split(". ")[0].split(", ")
    return words[next(number for number, name in enumerate(PLACES) if f"the {name} word" in label)]


def come(times: int) -> None:
    """So many reports from where the test's browser is."""
    for number in range(times):
        throttling.count_telling(address="127.0.0.1", receipt=str(number), at=timezone.now())


@pytest.mark.django_db
def test_in_a_flood_a_plain_question_is_asked_and_the_right_answer_counts(walk: Walk, public_door: Client) -> None:
    come(60)
    answer = answer_to(walk(LITTLE).context["form"]["answer"].label)
    assert public_door.post(CHECK, {"answer": answer})["Location"] == "/tell-us/sent/"
    assert SealedReport.objects.get().lane == "normal"


@pytest.mark.django_db
@pytest.mark.parametrize("typed", [{}, {"answer": ""}, {"answer": "wrong"}, {"answer": "x" * 100_000}])
def test_a_wrong_answer_refuses_nobody(walk: Walk, public_door: Client, typed: dict[str, str]) -> None:
    come(60)
    walk(LITTLE)
    assert public_door.post(CHECK, typed)["Location"] == "/tell-us/sent/"
    assert SealedReport.objects.get().lane == "quarantine"
    assert public_door.get("/tell-us/sent/").context["receipt"]


@pytest.mark.django_db
def test_whoever_saw_no_question_is_not_held_up_by_a_flood_that_began_since(walk: Walk, public_door: Client) -> None:
    walk(LITTLE)
    come(60)
    assert public_door.post(CHECK)["Location"] == "/tell-us/sent/"
    assert SealedReport.objects.get().lane == "quarantine"


@pytest.mark.django_db
def test_the_question_stays_with_its_draft(walk: Walk, public_door: Client) -> None:
    come(60)
    asked = walk(LITTLE).context["form"]["answer"].label
    assert public_door.get(CHECK).context["form"]["answer"].label == asked


@pytest.mark.django_db
def test_one_draft_replayed_with_other_words_stays_one_concern_and_is_set_aside(
    walk: Walk, public_door: Client
) -> None:
    walk(LITTLE)
    for number in range(25):
        draft = {name: cookie.value for name, cookie in public_door.cookies.items()}
        public_door.post("/tell-us/what-happened/?change", {"account": f"Other words {number}"})
        assert public_door.post(CHECK)["Location"] == "/tell-us/sent/"
        public_door.cookies = SimpleCookie(draft)
    rows = SealedReport.objects.all()
    assert len({row.receipt_digest for row in rows}) == 1
    assert [row.lane for row in rows.order_by("arrived_at")] == ["normal"] * 20 + ["quarantine"] * 5


@pytest.mark.django_db
def test_one_answered_question_replayed_gives_one_report_in_the_normal_lane(walk: Walk, public_door: Client) -> None:
    """The fault of a rival: one solved sum let in 960 messages."""
    come(60)
    answer = answer_to(walk(LITTLE).context["form"]["answer"].label)
    for number in range(5):
        draft = {name: cookie.value for name, cookie in public_door.cookies.items()}
        public_door.post("/tell-us/what-happened/?change", {"account": f"Junk {number}"})
        public_door.post(CHECK, {"answer": answer})
        public_door.cookies = SimpleCookie(draft)
    assert (
        list(SealedReport.objects.order_by("arrived_at").values_list("lane", flat=True))
        == ["normal"] + ["quarantine"] * 4
    )


def test_the_question_is_asked_in_a_flood_only() -> None:
    def asked(count: int) -> bool:
        return asks_question(Footfall(from_address=count, from_everywhere=count), locality=current_locality(), on=TODAY)

    assert (asked(59), asked(60)) == (False, True)
