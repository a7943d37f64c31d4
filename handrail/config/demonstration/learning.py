"""Made-up sessions through the real actions: courses that anybody may book, and a seminar with a programme."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from handrail.config.demonstration.quiet import send_nothing
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.published.actions import ask, take_in_requests
from handrail.partnership.published.models import RequestKind
from handrail.partnership.seminars import actions as seminars
from handrail.partnership.seminars.models import Decision, ItemKind, Offer, Seminar
from handrail.partnership.training import actions as training
from handrail.partnership.training.models import Booking, Session, SessionKind

WEEKS = (2, 3, 5)
# So many weeks ago.
HELD = (20, 6)
PROFESSIONS = ("nurse", "nurse", "teacher", "council-other", "firefighter")
HEADS = (("police-officer", 12), ("nurse", 40))
COURSE, VERSION = "awareness", "2026-1"
COURSES = ("Seeing the signs", "First responders: the first talk", "Drivers: what to look for")
FORCE = "A made-up force"
OFFERS = (
    ("Ada Example (made up)", "What a ward sees at night", "talk", True),
    ("Bo Sample (made up)", "Ten visits to a car wash", "workshop", True),
    ("Cy Pattern (made up)", "Money that never arrives", "workshop", False),
)


def hold_sessions(*, by: Person, members: list[Person], at: datetime) -> None:
    """Courses that were held and are to come, one of them full, and a seminar in two months."""
    with send_nothing():
        hold_past_courses(by=by, members=members, at=at)
    for number, (weeks, title) in enumerate(zip(WEEKS, COURSES, strict=True)):
        session = training.plan_session(a_course(title, on(at, weeks), places=3 if number else 12), by=by, at=at)
        for member in members[: 4 if number else 6]:
            attendee = training.colleague(member, profession="police-officer", at=at)
            training.book_place(session, attendee, by=member.ref, at=at)
    hold_seminar(by=by, members=members, at=at)


def hold_past_courses(*, by: Person, members: list[Person], at: datetime) -> None:
    """Two courses of the last months: who came, what they knew before and after, and how many there are to train."""
    for number, weeks in enumerate(HELD):
        begins = on(at, -weeks)
        before, after, ended = (begins + timedelta(minutes=minutes) for minutes in (5, 110, 180))
        session = training.plan_session(a_course(COURSES[0], begins, places=20), by=by, at=begins - timedelta(weeks=4))
        there = comers(session, members[number::2], at=begins - timedelta(weeks=2))
        for place, booking in enumerate(there):
            training.answer_questions(booking, answers(wrong=3 + place % 3), by="made-up", at=before)
        training.note_who_came(session, [booking.pk for booking in there], by=by, at=before)
        for place, booking in enumerate(there):
            training.answer_questions(booking, answers(wrong=place % 4), by="made-up", at=after)
        training.close_attendance(session, by=by, at=ended)
    count_heads(by=by, at=at)


def comers(session: Session, members: list[Person], *, at: datetime) -> list[Booking]:
    """Colleagues and some from outside, each with a place."""
    places = []
    for member in members:
        colleague = training.colleague(member, profession="police-officer", at=at)
        places.append(training.book_place(session, colleague, by=member.ref, at=at))
    for number, profession in enumerate(PROFESSIONS):
        told = training.Guest(
            name=f"Guest {number + 1} (made up)",
            email=f"guest-{number}-{session.reference.lower()}@demonstration.example",
            profession=profession,
            elsewhere="A made-up clinic",
        )
        places.append(training.book_place(session, training.guest(told, at=at), by="public", at=at))
    return places


def answers(*, wrong: int) -> dict[str, int]:
    """An answer to each question of the course, the last ones wrong."""
    asked = current_locality().questionnaire(COURSE, VERSION)
    first_wrong = len(asked) - wrong
    return {
        one.code: one.right if number < first_wrong else (one.right + 1) % len(one.answers)
        for number, one in enumerate(asked)
    }


def count_heads(*, by: Person, at: datetime) -> None:
    """How many the trainer's own organisation has to train."""
    day = timezone.localdate(at) - timedelta(weeks=1)
    for profession, people in HEADS:
        told = training.Heads(profession=profession, people=people, counted_on=day, source="Made up")
        training.count_heads(told, by=by, at=at)


def on(at: datetime, weeks: int, hour: int = 10) -> datetime:
    """That hour of a working day so many weeks from then."""
    day = timezone.localdate(at) + timedelta(weeks=weeks)
    day -= timedelta(days=max(0, day.weekday() - 4))
    return timezone.make_aware(datetime.combine(day, time(hour)))


def a_course(title: str, starts_at: datetime, *, places: int) -> training.Plan:
    """Two hours in a made-up room."""
    return training.Plan(
        kind=SessionKind.COURSE,
        course=COURSE,
        course_version=VERSION,
        title=title,
        about="Two hours, with examples. Everything in them is made up.",
        for_whom="anybody who meets people at work",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        book_until=starts_at - timedelta(days=1),
        capacity=places,
        place="The made-up training room",
        joining="Ring the bell at the side door.",
        open_to_all=True,
    )


def hold_seminar(*, by: Person, members: list[Person], at: datetime) -> None:
    """A day with workshops side by side: speakers offered, two of them accepted, and places taken."""
    begins = on(at, 8, hour=9)
    plan = training.Plan(
        kind=SessionKind.SEMINAR,
        title="Seen, told, safe: a day for the region",
        about="What works, from those who do it. Everything in it is made up.",
        for_whom="officers and professionals of the region",
        starts_at=begins,
        ends_at=begins + timedelta(hours=7),
        book_until=begins - timedelta(days=7),
        capacity=60,
        place="The made-up hall",
        open_to_all=True,
    )
    session = training.plan_session(plan, by=by, at=at)
    seminar = seminars.make_seminar(session, by=by, at=at)
    until = begins - timedelta(days=21)
    seminars.call_for_speakers(seminar, looking_for="Cases, and what helped.", until=until, by=by, at=at)
    spoken = [
        seminars.decide(offer, Decision.ACCEPTED, says="Gladly.", by=by, at=at) for offer in offered(session, at=at)[:2]
    ]
    make_programme(seminar, spoken, begins, by=by, at=at)
    for member in members:
        training.book_place(
            session, training.colleague(member, profession="police-officer", at=at), by=member.ref, at=at
        )


def offered(session: Session, *, at: datetime) -> list[Offer]:
    """Three who offer to speak."""
    for number, (name, title, set_as, named) in enumerate(OFFERS):
        asked = {
            "event": str(session.pk),
            "name": name,
            "email": "speaker@demonstration.example",
            "organisation": FORCE,
            "title": title,
            "about": "Everything in it is made up.",
            "needs": "",
            "set_as": set_as,
            "minutes": 45,
            "may_be_named": named,
        }
        arrived_at = at - timedelta(minutes=len(OFFERS) - number)
        ask(RequestKind.SPEAKER, asked, receipt=new_receipt(), at=arrived_at)
    take_in_requests(at=at)
    return list(Offer.objects.filter(seminar=session.pk).order_by("arrived_at", "id"))


def make_programme(seminar: Seminar, offers: list[Offer], begins: datetime, *, by: Person, at: datetime) -> None:
    """A welcome, a talk, two workshops side by side, lunch, and a panel."""
    large = seminars.add_room(seminar, name="Large hall", seats=60, step_free=True, by=by, at=at)
    small = seminars.add_room(seminar, name="Small room", seats=20, step_free=True, by=by, at=at)
    rows = (
        (ItemKind.REGISTRATION, "Registration", 0, 30, None, None),
        (ItemKind.TALK, OFFERS[0][1], 30, 90, None, 0),
        (ItemKind.WORKSHOP, OFFERS[1][1], 120, 180, small, 1),
        (ItemKind.WORKSHOP, "The first talk, tried out", 120, 180, large, None),
        (ItemKind.BREAK, "Lunch", 180, 240, None, None),
        (ItemKind.PANEL, "What we take home", 240, 300, large, None),
    )
    for kind, title, first, last, room, place in rows:
        starts_at, ends_at = begins + timedelta(minutes=first), begins + timedelta(minutes=last)
        offer, speaker = (None, "") if place is None else (offers[place], f"{OFFERS[place][0]}, {FORCE}")
        entry = seminars.Entry(
            kind=kind, title=title, speaker=speaker, starts_at=starts_at, ends_at=ends_at, room=room, offer=offer
        )
        seminars.add_item(seminar, entry, by=by, at=at)
    seminars.publish_programme(seminar, by=by, at=at)
