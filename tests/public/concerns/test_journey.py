"""Whole reports, from the first page to what the desk reads."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from handrail.public.concerns.models import Report, SealedReport
from tests.public.concerns.conftest import Answers, Send, Walk, opened

pytestmark = pytest.mark.django_db

ACCOUNT = {"account": "Four men are brought in a van every morning.\nThey never speak."}
NOBODY_IN_DANGER = {"danger": {"danger": "no"}}
MEMBER_OF_THE_PUBLIC: Answers = {
    **NOBODY_IN_DANGER,
    "who-you-are": {"reporter_kind": "public"},
    "what-happened": ACCOUNT,
    "kind-of-place": {"place_kind": "car_wash"},
    "where": {"address": "2 Mill Lane", "postcode": "zz11aa", "place_description": "By the old mill"},
    "when": {
        "happened_on_day": "21",
        "happened_on_month": "nov",
        "happened_on_year": "2025",
        "still_happening": "yes",
    },
    "people": {"people_count": "4", "people_text": "Thin, no coats", "child": "no", "languages": "Romanian"},
    "details": {"vehicles": "White van AB12 CDE"},
    "how-you-know": {"how_known": "saw"},
    "your-name": {"sharing": "confidence"},
    "name": {"name": "Robin"},
    "contact": {"contact_channel": "text"},
    "safe-contact": {"address": "07700 900123", "times": "before 3pm"},
}


def told(send: Send, answers: Answers) -> Report:
    """What the desk reads once these answers have been sent."""
    send(answers)
    return opened(SealedReport.objects.get())


def test_what_a_member_of_the_public_tells_reaches_the_desk_whole(send: Send) -> None:
    report = told(send, MEMBER_OF_THE_PUBLIC)
    assert report.account == ACCOUNT["account"]
    assert (report.place_kind, report.postcode, report.district) == ("car_wash", "ZZ1 1AA", "northam")
    assert (report.happened_on, report.still_happening) == ("2025-11-21", "yes")
    assert (report.people_count, report.child, report.languages) == (4, "no", "Romanian")
    assert (report.vehicles, report.how_known, report.danger) == ("White van AB12 CDE", "saw", "no")
    assert (report.sharing, report.name, report.safe_contact["address"]) == ("confidence", "Robin", "07700 900123")


def test_only_codes_are_kept_in_the_clear(send: Send) -> None:
    send(MEMBER_OF_THE_PUBLIC)
    row = SealedReport.objects.get()
    assert (row.lane, row.entry, row.reporter_kind, row.district) == ("normal", "online", "public", "northam")
    assert (row.danger, row.child, row.sharing, row.taken_in) == ("no", "no", "confidence", False)
    in_the_clear = " ".join(str(getattr(row, name)) for name in row.Privacy.plain | row.Privacy.personal).encode()
    for canary in (b"Four men", b"Mill Lane", b"AB12", b"Robin", b"900123"):
        assert canary not in in_the_clear + bytes(row.sealed) + bytes(row.reply_key)


def test_a_driver_sees_the_signs_for_drivers_first_and_can_reach_all(walk: Walk, public_door: Client) -> None:
    walk({**NOBODY_IN_DANGER, "who-you-are": {"reporter_kind": "taxi_driver"}, "what-happened": ACCOUNT})
    groups = public_door.get("/tell-us/signs/").context["form"].groups()
    names = [group.name for group in groups]
    assert {group.name for group in groups if group.stands_open} >= {"In a taxi or private-hire car"}
    assert names.index("In a taxi or private-hire car") < names.index("A nail bar")


def test_signs_alone_are_enough_to_tell(send: Send) -> None:
    report = told(send, {**NOBODY_IN_DANGER, "signs": {"signs": ["general-scared", "general-coached"]}})
    assert (report.account, report.signs) == ("", ("general-scared", "general-coached"))


def test_a_professional_says_where_they_work(send: Send) -> None:
    report = told(
        send,
        {
            **NOBODY_IN_DANGER,
            "who-you-are": {"reporter_kind": "professional"},
            "your-work": {"organisation": "Northam Hospital", "reporter_role": "Midwife"},
            "what-happened": ACCOUNT,
        },
    )
    assert (report.organisation, report.reporter_role) == ("Northam Hospital", "Midwife")


def test_a_worker_tells_of_the_place_where_they_work(send: Send) -> None:
    report = told(send, {**NOBODY_IN_DANGER, "who-you-are": {"reporter_kind": "worker"}, "what-happened": ACCOUNT})
    assert report.reporter_kind == "worker"


def test_the_person_themselves_is_spoken_to_gently_and_not_asked_how_they_know(walk: Walk, public_door: Client) -> None:
    checked = walk({**NOBODY_IN_DANGER, "who-you-are": {"reporter_kind": "self"}, "what-happened": ACCOUNT})
    assert "What would you like to tell us?" in checked.content.decode()
    assert "How do you know" not in checked.content.decode()
    assert "You do not have to prove anything" in public_door.get("/tell-us/what-happened/").content.decode()
    signs = public_door.get("/tell-us/signs/").context["form"].groups()
    assert next(group.name for group in signs if group.stands_open) == "If it is happening to you"


@pytest.mark.parametrize("answer", [{"danger": "yes"}, {"danger": "unsure"}, {"skip": "yes"}, {}])
def test_danger_that_is_not_ruled_out_leads_to_999_before_anything_else(
    public_door: Client, answer: dict[str, str]
) -> None:
    public_door.post("/tell-us/")
    after = public_door.post("/tell-us/danger/", answer)
    assert after["Location"] == "/tell-us/call-999/"
    shown = public_door.get("/tell-us/call-999/").content.decode()
    assert 'href="tel:999"' in shown
    assert public_door.post("/tell-us/call-999/")["Location"] == "/tell-us/who-you-are/"


def test_nobody_passes_by_999_on_the_way_to_sending(walk: Walk, public_door: Client) -> None:
    walk({**NOBODY_IN_DANGER, "what-happened": ACCOUNT})
    public_door.post("/tell-us/danger/?change", {"danger": "yes"})
    for answer in (public_door.get, public_door.post):
        assert answer("/tell-us/check-your-answers/")["Location"] == "/tell-us/call-999/"
    assert not SealedReport.objects.exists()


def test_nothing_but_the_account_has_to_be_answered(send: Send) -> None:
    report = told(send, {"call-999": {}, "what-happened": ACCOUNT})
    assert report == Report(account=ACCOUNT["account"])


def test_a_report_that_tells_nothing_is_not_sent_and_says_why(walk: Walk, public_door: Client) -> None:
    walk(NOBODY_IN_DANGER)
    answer = public_door.post("/tell-us/check-your-answers/")
    assert "choose at least one sign" in answer.content.decode()
    assert not SealedReport.objects.exists()


def test_who_changes_to_no_name_leaves_neither_name_nor_number(walk: Walk, public_door: Client) -> None:
    walk(MEMBER_OF_THE_PUBLIC)
    public_door.post("/tell-us/your-name/?change", {"sharing": "anonymous"})
    assert public_door.get("/tell-us/name/")["Location"] == "/tell-us/check-your-answers/"
    public_door.post("/tell-us/check-your-answers/")
    report = opened(SealedReport.objects.get())
    assert (report.sharing, report.name, report.safe_contact) == ("anonymous", "", {})
    public_door.post("/tell-us/your-name/?change", {"sharing": "share"})


def test_a_name_cannot_be_pushed_into_a_report_without_a_name(walk: Walk, public_door: Client) -> None:
    walk({**MEMBER_OF_THE_PUBLIC, "your-name": {"sharing": "anonymous"}})
    public_door.post("/tell-us/name/", {"name": "Robin"})
    public_door.post("/tell-us/safe-contact/", {"address": "07700 900123"})
    public_door.post("/tell-us/check-your-answers/")
    report = opened(SealedReport.objects.get())
    assert (report.name, report.safe_contact) == ("", {})


def test_a_number_that_was_safe_to_text_is_not_taken_as_safe_to_call(walk: Walk, public_door: Client) -> None:
    walk(MEMBER_OF_THE_PUBLIC)
    changed = public_door.post("/tell-us/contact/?change", {"contact_channel": "phone"})
    assert changed["Location"] == "/tell-us/safe-contact/?change"
    assert "900123" not in public_door.get("/tell-us/safe-contact/?change").content.decode()


def test_a_way_to_contact_without_an_address_means_never(send: Send) -> None:
    assert told(send, {**MEMBER_OF_THE_PUBLIC, "safe-contact": {"times": "any"}}).safe_contact == {}


def test_no_contact_is_kept_as_a_choice(send: Send) -> None:
    report = told(send, {**MEMBER_OF_THE_PUBLIC, "contact": {"contact_channel": "none"}})
    assert report.safe_contact["channel"] == "none"


def test_how_to_call_somebody_safely_is_kept(send: Send) -> None:
    safely = {"address": "01632 960001", "voicemail_ok": "no", "say": "It is about the car"}
    report = told(send, {**MEMBER_OF_THE_PUBLIC, "contact": {"contact_channel": "phone"}, "safe-contact": safely})
    assert report.safe_contact == {**safely, "channel": "phone", "times": "", "window": None}


@pytest.mark.parametrize(
    ("postcode", "chosen", "district"),
    [
        ("ZZ1 1AA", None, "northam"),
        ("zz2", "southam", "southam"),
        ("", "westford", "westford"),
        ("AB1 1AA", "none", ""),
    ],
)
def test_the_district_is_asked_for_only_when_the_postcode_does_not_settle_it(
    send: Send, public_door: Client, postcode: str, chosen: str | None, district: str
) -> None:
    where = {"postcode": postcode} if postcode else {"skip": "yes"}
    area = {"district": {"district": chosen}} if chosen else {}
    assert told(send, {**NOBODY_IN_DANGER, "what-happened": ACCOUNT, "where": where, **area}).district == district


def test_the_district_found_from_the_postcode_is_shown(walk: Walk) -> None:
    rows = {row["key"]: row["value"] for row in walk(MEMBER_OF_THE_PUBLIC).context["rows"]}
    assert rows["Area, from the postcode"] == "Northam"
    assert rows["Who may know that you told us?"] == "Keep my name in confidence"


def test_the_page_says_where_a_shared_postcode_may_lie(public_door: Client) -> None:
    public_door.post("/tell-us/")
    public_door.post("/tell-us/where/", {"postcode": "ZZ2 2AA"})
    assert "may be in one of these: Northam, Southam" in public_door.get("/tell-us/district/").content.decode()


def test_back_leads_to_the_page_before_and_shows_what_was_answered(walk: Walk, public_door: Client) -> None:
    walk(MEMBER_OF_THE_PUBLIC)
    page = public_door.get("/tell-us/where/")
    assert page.context["back"] == "/tell-us/kind-of-place/"
    assert "2 Mill Lane" in page.content.decode()


def test_a_changed_answer_leads_back_to_checking(walk: Walk, public_door: Client) -> None:
    walk(MEMBER_OF_THE_PUBLIC)
    assert "/tell-us/where/?change" in public_door.get("/tell-us/check-your-answers/").content.decode()
    changed = public_door.post("/tell-us/where/?change", {"address": "3 Mill Lane", "postcode": "ZZ1 1AA"})
    assert changed["Location"] == "/tell-us/check-your-answers/"
    assert "3 Mill Lane" in public_door.get(changed["Location"]).content.decode()


def test_a_change_that_asks_something_new_is_followed_by_it(walk: Walk, public_door: Client) -> None:
    walk(MEMBER_OF_THE_PUBLIC)
    changed = public_door.post("/tell-us/who-you-are/?change", {"reporter_kind": "professional"})
    assert changed["Location"] == "/tell-us/your-work/?change"
    assert public_door.post(changed["Location"], {"skip": "yes"})["Location"] == "/tell-us/check-your-answers/"


def test_a_half_written_report_is_offered_again_where_it_was_left(public_door: Client) -> None:
    public_door.post("/tell-us/")
    public_door.post("/tell-us/danger/", {"danger": "no"})
    start = public_door.get("/tell-us/")
    assert start.context["carry_on"] == "/tell-us/who-you-are/"
    assert "Forget these and start again" in start.content.decode()


def test_somebody_in_a_hurry_can_send_what_they_have_so_far(public_door: Client) -> None:
    public_door.post("/tell-us/")
    public_door.post("/tell-us/danger/", {"danger": "no"})
    public_door.post("/tell-us/what-happened/", ACCOUNT)
    assert 'href="/tell-us/check-your-answers/"' in public_door.get("/tell-us/where/").content.decode()
    assert public_door.post("/tell-us/check-your-answers/")["Location"] == "/tell-us/sent/"


def test_a_leaflets_code_goes_with_the_report_and_nothing_else_does(send: Send, public_door: Client) -> None:
    public_door.post("/tell-us/?campaign=taxi-leaflet-2026")
    public_door.post("/tell-us/danger/", {"danger": "no"})
    public_door.post("/tell-us/what-happened/", ACCOUNT)
    public_door.post("/tell-us/check-your-answers/")
    assert opened(SealedReport.objects.get()).campaign == "taxi-leaflet-2026"


def test_a_day_is_read_in_the_county_and_may_not_lie_ahead(public_door: Client) -> None:
    public_door.post("/tell-us/")
    ahead = timezone.localdate() + timedelta(days=3)
    answer = public_door.post("/tell-us/when/", parts_of(ahead))
    assert "The date must be today or in the past." in answer.content.decode()
    assert public_door.post("/tell-us/when/", parts_of(timezone.localdate())).status_code == 302


def parts_of(day: date) -> dict[str, str]:
    return {f"happened_on_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def test_a_page_that_does_not_exist_is_404_and_a_wrong_verb_405(public_door: Client) -> None:
    assert public_door.get("/tell-us/shoe-size/").status_code == 404
    assert public_door.post("/tell-us/shoe-size/").status_code == 404
    refused = public_door.put("/tell-us/danger/")
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, POST")
    assert public_door.delete("/tell-us/check-your-answers/").status_code == 405
    assert public_door.post("/tell-us/sent/").status_code == 405
    assert public_door.get("/tell-us/forget/").status_code == 405
    assert public_door.head("/tell-us/").status_code == 200


def test_whoever_comes_to_the_middle_without_answers_begins_at_the_start(public_door: Client) -> None:
    for page in ("danger/", "where/", "check-your-answers/"):
        assert public_door.get(f"/tell-us/{page}")["Location"] == "/tell-us/"
    assert public_door.post("/tell-us/check-your-answers/")["Location"] == "/tell-us/"
