"""Thousands of requests that make no sense, against every address of both doors: none of them breaks a page."""

import os
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from http.cookies import SimpleCookie
from random import Random
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, override_settings
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from handrail.foundation.people.models import Person, Role
from handrail.insight.prevalence.models import Study
from handrail.public.advice import queries
from handrail.public.concerns.policies.pages import Page
from tests.build import Office, concern, document, organisations, person, person_record, tell
from tests.casework.desk.sent import opened_file, sent_file
from tests.casework.dots.learnt import second_stage
from tests.casework.dots.raised import raised_signal
from tests.casework.dots.shared import linked, read
from tests.casework.exchange import lists
from tests.casework.operations.ready import Ready
from tests.casework.reception import nights
from tests.casework.subject_rights import asked
from tests.casework.support import filled
from tests.insight.board.packs import pack_issued
from tests.insight.explorer.views import kept_view
from tests.insight.prevalence import studied
from tests.partnership.directory.shelves import shelf
from tests.partnership.licensing import registers
from tests.partnership.outreach import drives
from tests.partnership.premises import halls
from tests.partnership.seminars import halls as seminar_halls
from tests.partnership.steering import tables
from tests.partnership.training.sessions import past_list, taken, under_way
from tests.promises.access import PLACES, Place, addresses
from tests.promises.nasty import FITTING, NAMES, WORDS, Draw, Known, Request
from tests.promises.test_access import session_of
from tests.undoing import undone

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
# At each door. HANDRAIL_REQUESTS asks for fewer, or for more overnight; HANDRAIL_SEED for others.
REQUESTS = int(os.environ.get("HANDRAIL_REQUESTS", "2500"))
SEED = os.environ.get("HANDRAIL_SEED", "1807")
SHARES = 2
# Each in a group of its own: groups are begun first, so that no process waits for them at the end.
EACH_SHARE = [pytest.param(share, marks=pytest.mark.xdist_group(f"nonsense, share {share}")) for share in range(SHARES)]
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
INPUT = re.compile(r'<(?:input|textarea|select|button)\b[^>]*\bname="([^"]+)"')
HONEST = {503}
QUESTIONS = ["danger_now", "victims", "postcode", "consents.nrm", "nothing"]


def part(share: int, door: str, filled_in: dict[str, list[str]]) -> dict[str, str]:
    """One share of the paths of a door, each with the name of its address; together the shares are all."""
    every = [(path, name) for name, pattern in addresses(door).items() for path in with_values(pattern, filled_in)]
    return dict(every[share::SHARES])


def with_values(pattern: str, filled_in: dict[str, list[str]]) -> Iterable[str]:
    """The address with each value of its first parameter; the others take their first value."""
    if "^" in pattern:  # allauth writes three of its addresses as regular expressions
        before = pattern.partition("^")[0]
        return [f"/{before}password/reset/key/1-a-b/", f"/{before}organisation/login/", f"/{before}x/"]
    names = PARAMETER.findall(pattern)
    if not names:
        return [f"/{pattern}"]
    first, *others = names
    rest = pattern
    for name in others:
        rest = re.sub(rf"<(?:\w+:)?{name}>", filled_in[name][0], rest)
    return ["/" + PARAMETER.sub(value, rest) for value in filled_in[first]]


def send(browser: Client, request: Request) -> HttpResponse:
    """Send it as it is, as if it had never been sent."""
    extra: Any = {**request.headers, "QUERY_STRING": request.query, "HTTP_COOKIE": request.cookie}
    browser.cookies = SimpleCookie()
    with undone():
        answer: Any = browser.generic(request.method, request.path, request.body, request.content_type, **extra)
        if answer.streaming:
            b"".join(answer)
    return cast(HttpResponse, answer)


def get_to_know(browser: Client, paths: Mapping[str, Sequence[str]]) -> dict[str, Known]:
    """Visit every address as those who may enter, until one does, and note what can be filled in there."""
    known = {path: Known(cookies=[*cookies]) for path, cookies in paths.items()}
    for path, told in known.items():
        for cookie in told.cookies:
            answer = send(browser, Request("GET", path, cookie=cookie))
            if answer.status_code == 200 and not answer.streaming:
                told.names = INPUT.findall(answer.content.decode(errors="replace"))
            if told.names or answer.status_code == 404:
                break
    return known


def who_may_enter(name: str, staff: Mapping[Role, str]) -> list[str]:
    """The cookies of those who may; of everybody, where no role is asked for."""
    place = PLACES.get(name, Place(frozenset(Role)))
    return [cookie for role, cookie in staff.items() if place.lets_in(role, of_own_organisation=True)]


def broken(browser: Client, draw: Draw, how_many: int) -> list[str]:
    """The requests that broke something, in words."""
    faults = []
    for number in range(how_many):
        request = draw.request()
        answer = send(browser, request)
        if answer.status_code >= 500 and answer.status_code not in HONEST:
            faults.append(f"{answer.status_code}, number {number}: {request}")
        if number % 50 == 0:
            cache.clear()  # so that what counts attempts and floods lets the rest through
    return faults


@pytest.fixture
def lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults come as answers of 500, as at a real door."""
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["testserver", "127.0.0.1", "localhost"])


def cookies_of(browser: Client) -> str:
    """What the browser would send."""
    return "; ".join(f"{name}={kept.value}" for name, kept in browser.cookies.items())


def half_told(browser: Client) -> str:
    """The cookies of somebody in the middle of a report."""
    browser.post("/tell-us/")
    for page, typed in (
        ("danger", {"danger": "no"}),
        ("who-you-are", {"reporter_kind": "professional"}),
        ("your-name", {"sharing": "share"}),
        ("contact", {"contact_channel": "text"}),
        ("what-happened", {"account": "Men sleep behind the car wash."}),
    ):
        browser.post(f"/tell-us/{page}/", typed)
    return cookies_of(browser)


def following(browser: Client, receipt: str) -> str:
    """The cookies of somebody who follows up."""
    browser.post("/follow-up/", {"receipt": receipt})
    return cookies_of(browser)


@pytest.mark.parametrize("share", EACH_SHARE)
def test_nothing_sent_to_the_public_door_breaks_it(public_door: Client, lenient: None, share: int) -> None:
    public_door.raise_request_exception = False
    cookies = ["", half_told(Client()), following(Client(), tell())]
    with override_settings(DOOR="staff"):  # the public door opens nothing that it keeps
        seminar = seminar_halls.full_hall()
    paths = part(
        share,
        "public",
        {
            "slug": [*Page],
            "code": ["general", "nothing", drives.begun(**drives.soon(timezone.now())).code().pk],
            "key": QUESTIONS,
            "event_id": [str(seminar["hall"].seminar.pk), str(UUID(int=0))],
            "item_id": [str(seminar["item"].pk)],
            "design": ["drivers", "nothing"],
            "language": ["ar", "nothing"],
            **shelf(by=person(Role.COORDINATOR, at_work=organisations()[0])).public_ids(),
        },
    )
    known = get_to_know(public_door, dict.fromkeys(paths, cookies))
    draw = Draw(Random(f"{SEED} public {share}"), known, cookies)

    assert broken(public_door, draw, REQUESTS // SHARES) == []


def test_a_page_that_breaks_is_noticed(public_door: Client, lenient: None, monkeypatch: pytest.MonkeyPatch) -> None:
    public_door.raise_request_exception = False
    monkeypatch.setattr(queries, "signs_by_audience", lambda **_: 1 / 0)

    faults = broken(public_door, Draw(Random(SEED), {"/signs/": Known()}, [""]), 40)

    assert any("GET /signs/" in fault for fault in faults)


def session_that_was_confirmed(somebody: Person) -> str:
    """The cookie of somebody who has just shown again that it is themselves."""
    store = SessionStore(session_key=session_of(somebody))
    store[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def studied_by(analyst: Person, *, at: datetime) -> list[Study]:
    """A study that is worked out, one that is refused, and one that is stopped."""
    refused = studied.worked_out(by=analyst, at=at, text=studied.APART)
    return [studied.worked_out(by=analyst, at=at), refused, studied.stopped(by=analyst, at=at)]


def places_in(office: Office, colleague: Person) -> dict[str, list[str]]:
    """What may stand in an address of the staff door: things that there are, in several states, and none."""
    referrals = [office.sent(), office.sent_and_opened(), office.accepted(), office.declined()]
    concerns = [concern(at=office.later()), office.opened(), office.assessed(), office.closed()]
    records = [person_record(by=office.officer, at=office.later(), age=age) for age in ("adult", "under_18")]
    persons = [each.pk for each in records]
    kept = document(records[0], by=office.officer, at=office.later())
    of_persons = [office.drafted(), office.to_be_told(), office.as_document()]
    unknown = str(UUID(int=0))
    supporting = person(Role.SUPPORT_WORKER, at_work=office.theirs)
    full = filled.fill(filled.opened(by=supporting, at=office.later()), by=supporting, at=office.later())
    entries = [
        *(full.goal, full.action, full.version, full.contact, full.booking, full.risk, full.child, full.warning),
        *(full.part, full.share, full.letter),
    ]
    lead = person(Role.OPERATIONS_LEAD, at_work=office.theirs)
    night = nights.full_night(office=office, lead=lead, duties=[colleague, supporting])
    hall = halls.hall(by=lead, at=office.later())
    trainer = person(Role.TRAINER, at_work=office.theirs)
    seminar = seminar_halls.full_hall(by=trainer)
    steered = tables.full_table(sitting=colleague, at=office.later())
    course, certificate = under_way(by=trainer, at=timezone.now()), taken(by=trainer)
    campaign = drives.everything(
        lead=person(Role.COMMUNICATIONS, at_work=office.theirs), member=colleague, at=office.later()
    )
    listed = shelf(by=person(Role.ORGANISATION_ADMINISTRATOR, at_work=office.theirs), at=office.later())
    drivers = registers.one_of_each(person(Role.LICENSING_OFFICER, at_work=office.theirs), at=office.later())
    held_lists = lists.one_of_each(office.officer, at=office.later())
    visit, past = Ready(office=office, led_by=lead), Ready(office=office, led_by=lead).over()
    parts = [visit.assess(), visit.interpret(), visit.invite(), visit.promise(), past.lesson()]
    analyst = person(Role.ANALYST, at_work=office.theirs)
    invitation = Ready(office=office).invite(to=office.theirs)
    rights = [asked.record_of(office) for _ in range(5)]
    requests = [asked.request_of(rights[0], office), asked.prepared_of(rights[1], office)]
    requests.append(asked.agreed_of(rights[2], office))
    link, reading = linked(office), read(office)
    return {
        "link_id": [str(link.pk), unknown],
        "reading_id": [str(reading.pk), unknown],
        "request_id": [*(str(each.pk) for each in requests), unknown],
        "held_id": [str(asked.hold_on(rights[3], office).pk), unknown],
        "erasing_id": [str(asked.erasing_of(rights[4], office).pk), unknown],
        "part_id": [*(str(each.pk) for each in parts), unknown],
        "invitation_id": [str(invitation.pk), unknown],
        "duty_id": [str(visit.ask().pk), unknown],
        "licence_id": [str(drivers.licence.pk), unknown],
        "import_id": [str(drivers.waiting.pk), str(drivers.received.pk), unknown],
        "list_id": [*(str(each.pk) for each in vars(held_lists).values()), unknown],
        "mailing_id": [str(drivers.mailing.pk), unknown],
        "year": [str(drivers.month.year), "0"],
        "to": ["cancelled", "approved", "nothing"],
        "session_id": [str(seminar["hall"].seminar.pk), str(course.pk), unknown],
        "record_id": [str(certificate.pk), unknown],
        "file_id": [str(past_list(by=trainer).pk), unknown],
        "item_id": [str(seminar["item"].pk), str(seminar["workshop"].pk), unknown],
        "group_code": [steered["table"].group.code, steered["own"].code, "nothing"],
        "meeting_id": [*(str(steered[name].pk) for name in ("coming", "drafted", "agreed")), unknown],
        "topic_id": [*(str(steered[name].pk) for name in ("topic", "minuted", "proposal")), unknown],
        "paper_id": [str(steered["paper"].pk), unknown],
        "action_id": [str(steered["action"].pk), unknown],
        "member_id": [str(steered["table"].seat.pk), unknown],
        "seat_id": [str(steered["lay"].pk), unknown],
        "assessment_id": [*(str(steered[name].pk) for name in ("assessment", "past")), unknown],
        "on_year": [str(steered["agreed"].starts_at.year), "1", "99999999999999999999"],
        "offer_id": [str(seminar["offer"].pk), unknown],
        "follow_up_id": [str(seminar["follow_up"].pk), unknown],
        "service_id": [str(listed.service.pk), unknown],
        "contact_id": [str(listed.contact.pk), unknown],
        "centre_id": [str(night.night.centre.pk), unknown],
        "arrival_id": [str(night.arrival.pk), unknown],
        "belonging_id": [str(night.belonging.pk), unknown],
        "operation_id": [
            *(str(each.pk) for each in (night.night.operation, visit.operation, past.operation)),
            unknown,
        ],
        "missing_id": [str(night.missing.pk), unknown],
        "attachment_id": [str(sent_file(office).pk), str(opened_file(office).pk), unknown],
        "concern_id": [
            *(str(each.pk) for each in concerns),
            *(str(each) for each in (referrals[0].concern_id, link.one.concern_id, reading.telling.concern_id)),
            unknown,
        ],
        "referral_id": [*(str(each.pk) for each in (*referrals, *of_persons)), unknown],
        "hold_id": [str(hall.void.pk), str(hall.booking.pk), unknown],
        "code": [
            str(hall.place.code),
            str(hall.room.code),
            colleague.code,
            office.theirs.code,
            "fr-location",
            "upload-evidence",
            campaign["code"].pk,
            "concerns_raised",
            "convictions",
            "nothing",
        ],
        "token": ["nothing"],
        "secret": ["nothing"],
        "hand_over_id": [unknown],
        "slug": [*Page, "anywhere", "coming"],
        "learnt_id": [str(second_stage().pk), unknown],
        "signal_id": [str(raised_signal(office).pk), unknown],
        "period": ["2026-Q3", "2025", "nothing"],
        "figure": ["source", "month", "nothing"],
        "study_id": [str(each.pk) for each in studied_by(analyst, at=office.later())] + [unknown],
        "picture": ["overlap", "nothing"],
        "view_id": [str(kept_view(by=analyst, at=office.later()).pk), unknown],
        "pack_id": [str(pack_issued(by=person(Role.COORDINATOR, at_work=office.home), at=office.later()).pk), unknown],
        "theme": ["summary", "nothing"],
        "form": ["json", "nothing"],
        "pk": ["1", "99999999999999999999"],
        "key": [*QUESTIONS],
        "person_id": [*map(str, persons), unknown],
        "document_id": [str(kept.pk), unknown],
        "decision_id": [unknown],
        "case_id": [str(full.case.pk), unknown],
        "entry_id": [*(str(each.pk) for each in entries), unknown],
        "section": ["health", "nothing"],
        "template": ["support", "appointment", "nothing"],
        "month": [str(drivers.month.month), "6", "7", "99999999999999999999"],
        "run_id": [str(campaign["run"].pk), unknown],
        "order_id": [str(campaign["own"].pk), str(campaign["outside"].pk), unknown],
        "glass_id": [unknown],
        "design": ["drivers", "nothing"],
        "set_as": ["card", "screen", "nothing"],
        "kind": ["housing", "nothing"],
        "purpose": ["nrm", "housing", "nothing"],
    }


@pytest.mark.parametrize("share", EACH_SHARE)
def test_nothing_sent_to_the_staff_door_breaks_it(staff_door: Client, lenient: None, share: int) -> None:
    staff_door.raise_request_exception = False
    office = Office(at=timezone.now() - timedelta(days=2))
    staff = {role: person(role, at_work=office.theirs) for role in Role} | {Role.DESK_OFFICER: office.officer}
    cookies = {role: session_that_was_confirmed(each) for role, each in staff.items()}
    paths = part(share, "staff", places_in(office, staff[Role.PROFESSIONAL]))
    known = get_to_know(staff_door, {path: who_may_enter(name, cookies) for path, name in paths.items()})
    draw = Draw(Random(f"{SEED} staff {share}"), known, ["", *cookies.values()])

    assert broken(staff_door, draw, REQUESTS // SHARES) == []


def as_bytes(text: str) -> bytes:
    """The text as a careless program sends it: lone surrogates and all."""
    return text.encode("utf-8", "surrogatepass")


ANYTHING = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(FITTING), st.binary(max_size=60), st.text(st.characters()).map(as_bytes)
)
TYPED = st.dictionaries(st.sampled_from(NAMES), st.lists(ANYTHING, max_size=3), max_size=12)


@trying(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=st.sampled_from(Page), typed=TYPED)
def test_whatever_is_typed_into_a_question_is_answered_with_a_page(
    public_door: Client, lenient: None, page: Page, typed: dict[str, list[bytes]]
) -> None:
    public_door.raise_request_exception = False
    body = urlencode(typed, doseq=True).encode()

    answer = send(public_door, Request("POST", f"/tell-us/{page}/", body=body, cookie=half_told(Client())))

    assert answer.status_code in {200, 302, 400}
