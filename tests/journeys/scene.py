"""Run as a program: puts people and concerns in every state into an installation, and says as JSON where they are."""

import json
import sys
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.hashers import PBKDF2PasswordHasher  # noqa: E402
from django.utils import timezone  # noqa: E402

from handrail.casework.cases.actions import assign_worker, close_case  # noqa: E402
from handrail.casework.cases.models import ClosingReason  # noqa: E402
from handrail.casework.desk import actions as desk  # noqa: E402
from handrail.casework.desk.models import Concern  # noqa: E402
from handrail.casework.documents.models import Document  # noqa: E402
from handrail.casework.dots.models import Reading  # noqa: E402
from handrail.casework.nrm import actions as nrm  # noqa: E402
from handrail.casework.nrm.models import Decision  # noqa: E402
from handrail.casework.persons import actions as records  # noqa: E402
from handrail.casework.persons.models import PotentialVictim  # noqa: E402
from handrail.casework.persons.policies import Identity, KeptContact  # noqa: E402
from handrail.casework.referrals import actions as referrals  # noqa: E402
from handrail.casework.referrals.models import Referral  # noqa: E402
from handrail.foundation.locality import current_locality, current_referral_form  # noqa: E402
from handrail.foundation.notices.policies import SafeContact  # noqa: E402
from handrail.foundation.people import actions as people  # noqa: E402
from handrail.foundation.people.models import Organisation, Person, Role  # noqa: E402
from handrail.foundation.vault import receipts  # noqa: E402
from handrail.foundation.vault.actions import erase  # noqa: E402
from handrail.insight.figures.actions import import_series  # noqa: E402
from handrail.insight.figures.policies.periods import latest_closed  # noqa: E402
from handrail.partnership.outreach import actions as outreach  # noqa: E402
from handrail.partnership.outreach.models import Comparator, Format, Measure  # noqa: E402
from handrail.public.concerns import actions as reporting  # noqa: E402
from tests import build  # noqa: E402
from tests.casework.desk.sent import opened_file, sent_file  # noqa: E402
from tests.casework.dots.learnt import second_stage  # noqa: E402
from tests.casework.dots.raised import raised_signal  # noqa: E402
from tests.casework.dots.shared import linked  # noqa: E402
from tests.casework.exchange import lists  # noqa: E402
from tests.casework.operations.ready import Ready  # noqa: E402
from tests.casework.reception import nights  # noqa: E402
from tests.casework.subject_rights import asked  # noqa: E402
from tests.casework.support import filled  # noqa: E402
from tests.insight.board.packs import pack_issued  # noqa: E402
from tests.insight.prevalence import studied  # noqa: E402
from tests.partnership.directory.shelves import shelf  # noqa: E402
from tests.partnership.licensing import registers  # noqa: E402
from tests.partnership.outreach import drives  # noqa: E402
from tests.partnership.premises import halls  # noqa: E402
from tests.partnership.seminars import halls as seminar_halls  # noqa: E402
from tests.partnership.steering import tables  # noqa: E402
from tests.partnership.training import sessions as courses  # noqa: E402

# A password is stretched at the door as always; only making it for a dozen people at once is spared.
PBKDF2PasswordHasher.iterations = 1_000
ENOUGH_TO_COUNT = 8
FORM = {
    "professional_insight": "They were tired and watched the door.",
    "exploiters_details": "A man called Kowal, who drives AB12 CDE and answers on 07700 900456.",
    "has_crime_reference": "no",
}
AT_THE_DESK = {
    "officer": Role.DESK_OFFICER,
    "second-officer": Role.DESK_OFFICER,
    "operator": Role.DESK_OFFICER,
    "second-operator": Role.DESK_OFFICER,
    "forgetful": Role.DESK_OFFICER,
    "second-forgetful": Role.DESK_OFFICER,
    "keyholder": Role.DESK_OFFICER,
    "second-keyholder": Role.DESK_OFFICER,
    "changing": Role.DESK_OFFICER,
    "coordinator": Role.COORDINATOR,
    "second-coordinator": Role.COORDINATOR,
    "system": Role.SYSTEM_ADMINISTRATOR,
    "protection": Role.DATA_PROTECTION_OFFICER,
    "board": Role.BOARD_MEMBER,
    "analyst": Role.ANALYST,
}
AT_THE_PARTNER = {
    "professional": Role.PROFESSIONAL,
    "second-professional": Role.PROFESSIONAL,
    "administrator": Role.ORGANISATION_ADMINISTRATOR,
    "trainer": Role.TRAINER,
    "licensing": Role.LICENSING_OFFICER,
    "supporter": Role.SUPPORT_WORKER,
}


AT_THE_TABLE = {
    "nurse": ("exampleshire-hospitals", Role.PROFESSIONAL),
    "housing officer": ("northam-district-council", Role.PROFESSIONAL),
    "licensing officer": ("southam-district-council", Role.PROFESSIONAL),
    "teacher": ("northam-academy", Role.PROFESSIONAL),
    "salvation army worker": ("salvation-army", Role.SUPPORT_WORKER),
    "social worker": ("exampleshire-childrens-services", Role.PROFESSIONAL),
}


def show_that_all_is_made_up(staff: dict[str, Person]) -> None:
    """Every page says so from here on, as in a demonstration; its list of sign-ins is a page too."""
    sign_ins = [
        {
            "name": person.name,
            "role": ", ".join(sorted(role.label for role in person.roles)),
            "organisation": person.organisation.name,
            "email": person.email,
            "password": build.PASSWORD,
            "totp_secret": build.SECRET,
        }
        for person in staff.values()
    ]
    settings.DEMONSTRATION_FILE.write_text(json.dumps({"sign_ins": sign_ins}))


def employ(roles: dict[str, Role], organisation: Organisation) -> dict[str, Person]:
    """One made-up person for each role."""
    named = {name: name.replace("-", " ").capitalize() for name in roles}
    return {name: build.person(role, at_work=organisation, name=named[name]) for name, role in roles.items()}


def around_the_table() -> dict[str, Person]:
    """The five who each carry one case, and who receives a child's."""
    return {
        name: build.person(role, at_work=Organisation.objects.get(code=code), name=name.capitalize())
        for name, (code, role) in AT_THE_TABLE.items()
    }


def answered(office: build.Office) -> str:
    """A concern that was read and answered; gives its receipt."""
    receipt = build.tell(at=office.later(), account="The same van, every morning.")
    desk.take_in(at=office.later())
    concern = Concern.objects.get(receipt_digest=receipts.receipt_digest(receipt))
    opened = desk.open_concern(concern.pk, by=office.officer, at=office.later())
    desk.message_back(opened, text="Thank you. Which way did it go?", by=office.officer, at=office.later())
    return receipt


def added_to(office: build.Office) -> Concern:
    """A concern that was read, and its reporter has written again."""
    receipt = build.tell(at=office.later(), account="A child sits in the kitchen at night.", child="yes")
    desk.take_in(at=office.later())
    concern = Concern.objects.get(receipt_digest=receipts.receipt_digest(receipt))
    desk.open_concern(concern.pk, by=office.officer, at=office.later())
    reporting.add_to(receipt, "I saw the child again.", at=office.later())
    desk.take_in(at=office.later())
    return Concern.objects.get(pk=concern.pk)


def joined(office: build.Office) -> Concern:
    """A concern that is joined to another."""
    first, second = office.assessed(), office.assessed()
    desk.join(first, to=second, reason="The same house.", by=office.officer, at=office.later())
    return first


def noted(office: build.Office) -> Concern:
    """A concern with a full telling and a note."""
    concern = office.assessed(
        reporter_kind="taxi_driver",
        account="Four men, one phone between them.\n\nThey were driven off before it was light.",
        place_kind="car_wash",
        postcode="",
        address="Behind the old dairy",
        people_text="Tired, thin clothes",
        people_count=4,
        vehicles="White van AB12 CDE",
        sharing="confidence",
        name="Sam",
        safe_contact={"channel": "text", "address": "07700 900123", "times": "mornings", "say": ""},
    )
    desk.add_note(concern, text="Seen there before.", by=office.officer, at=office.later())
    return concern


def erased(office: build.Office) -> Concern:
    """A concern of which only the codes are left."""
    concern = office.opened()
    erase(concern.subject, by="handrail", at=office.later())
    return concern


def concerns(office: build.Office) -> dict[str, Concern]:
    """A concern in each state."""
    return {
        "new": build.concern(at=office.later(), danger="yes"),
        "unsure": build.concern(at=office.later(), danger="unsure", child="yes"),
        "opened": office.opened(),
        "assessed": noted(office),
        "added to": added_to(office),
        "joined": joined(office),
        "erased": erased(office),
        "closed": office.closed(),
        "quarantined": build.concern(at=office.later(), lane="quarantine", account="asdf asdf"),
    }


def persons(office: build.Office) -> dict[str, PotentialVictim]:
    """Records of persons, kept by the partner: somebody of whom much is known, a child, and one just begun."""
    adult = build.person_record(
        by=office.worker,
        at=office.later(),
        age="adult",
        danger_now="no",
        exploiter_present="no",
        destitute_tonight="yes",
    )
    at = office.later()
    build.consent(adult, by=office.worker, at=at, interpreter="HM-4411")
    build.consent(adult, "police", "no", by=office.worker, at=at)
    records.set_identity(adult, identity=Identity(given_names="Zofia", languages="Polish"), by=office.worker, at=at)
    contact = SafeContact(channel="text", address="07700 900123", times="mornings", voicemail_ok="no")
    records.set_safe_contact(adult, kept=KeptContact(safe="yes", contact=contact), by=office.worker, at=at)
    child = build.person_record(by=office.worker, at=office.later(), alias="Red Scarf", age="may_be_under_18")
    begun = build.person_record(by=office.officer, at=office.later(), alias="Grey Hat", concern=office.opened())
    return {"adult": adult, "child": child, "begun": begun}


def forms(office: build.Office) -> dict[str, PotentialVictim]:
    """The form of somebody in each way: a referral, a notification with texts to read, and one that was sent."""
    by, names = office.worker, ("agrees", "refuses")
    kept = {name: build.person_record(by=by, at=office.later(), age="adult") for name in names}
    for name, said in (("agrees", "yes"), ("refuses", "no")):
        build.consent(kept[name], answer=said, by=office.worker, at=office.later())
        for field, words in FORM.items():
            nrm.save_page(
                kept[name],
                code=current_referral_form().field(field).pages[0],
                typed={field: words},
                seen=0,
                by=office.worker,
                at=office.later(),
            )
        nrm.begin_to_hand_over(kept[name], by=office.worker, at=office.later())
    kept["decided"] = build.referred_to_nrm(by=office.worker, at=office.later(), reference="NRM-778812")
    build.decided(kept["decided"], by=office.worker, at=office.later())
    return kept


def documents(adult: PotentialVictim, office: build.Office) -> dict[str, Document]:
    """A picture, and a Word document of the old kind, of which there is no copy."""
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
    more = {"content": old, "name": "letter.doc", "description": "Letter of the landlord"}
    return {
        "picture": build.document(adult, by=office.worker, at=office.later()),
        "letter": build.document(adult, by=office.worker, at=office.later(), **more),  # type: ignore[arg-type]
    }


def sent_files(office: build.Office) -> dict[str, str]:
    """A file that nobody has opened, one that somebody has, and the record of a person whom that one may be about."""
    opened = opened_file(office)
    record = build.person_record(by=office.officer, at=office.later(), alias="Sent Along", concern=opened.concern)
    return {"new": str(sent_file(office).pk), "opened": str(opened.pk), "record": str(record.pk)}


def referred_persons(office: build.Office) -> dict[str, Referral]:
    """A referral of a person in each state and way, kept by the partner."""
    stopped, untellable = (
        referrals.draft(
            office.kept(),
            kind="police",
            to=Organisation.objects.get(code="exampleshire-police"),
            way=way,
            sections=("risk", "interpreter"),
            message="Please decide whether she can be safe at home.",
            by=office.worker,
            at=office.later(),
        )
        for way in ("pdf", "telephone")
    )
    document, acknowledged, declined = office.as_document(), office.as_document(), office.as_document()
    for one in (acknowledged, declined):
        who = referrals.Acknowledgement(name="Ann Able", role="Duty nurse", reference="H-77", at=office.later())
        referrals.record_acknowledgement(one.pk, acknowledgement=who, by=office.worker, at=office.later())
    referrals.decline(declined.pk, reason="not_our_role", words="Ask a surgery.", by=office.worker, at=office.later())
    told = office.to_be_told()
    called = referrals.Acknowledgement(role="Duty nurse", at=office.later())
    referrals.record_call(told.pk, acknowledgement=called, by=office.worker, at=office.later())
    return {
        "draft": office.drafted(),
        "stopped": stopped,
        "untellable": untellable,
        "sent": office.referred(),
        "to be told": office.to_be_told(),
        "told": told,
        "document": document,
        "acknowledged": acknowledged,
        "declined": declined,
    }


def invitation(name: str, organisation: Organisation, at: datetime) -> str:
    """The path of the link with which somebody comes to work here."""
    email = f"{name}@work.example"
    link = people.invite_first_administrator(email=email, name=name.title(), organisation=organisation, at=at)
    return urlsplit(link).path


def last_quarter(today: datetime) -> datetime:
    """A moment of the latest quarter whose figures are told."""
    day = latest_closed(today.date()).last - timedelta(days=39)
    return today.replace(year=day.year, month=day.month, day=day.day)


def print_run(by: Person, at: datetime) -> str:
    """Copies of a leaflet that the desk holds."""
    run = outreach.order_run("drivers", set_as=Format.FOLDED, copies=500, locality=current_locality(), by=by, at=at)
    return str(run.pk)


def campaigns(lead: Person, member: Person, now: datetime) -> dict[str, str]:
    """A campaign with a code, one that is being planned, and orders from inside and outside."""
    made = drives.everything(lead=lead, member=member, at=now - timedelta(hours=2))
    long_ago = now - timedelta(days=90)
    over = {"starts_on": long_ago.date() + timedelta(days=10), "ends_on": long_ago.date() + timedelta(days=70)}
    drives.begun(slug="over", by=lead, at=long_ago, measure=Measure.HELPLINE, comparator=Comparator.BEFORE, **over)
    import_series(calls_around(**over), by="handrail", at=now)
    return {"code": made["code"].pk, "own": str(made["own"].pk), "outside": str(made["outside"].pk)}


def studies(analyst: Person, now: datetime) -> dict[str, str]:
    """A study that is worked out beside the year before, one that is refused, and one that was stopped."""
    done = studied.worked_out(by=analyst, at=now, earlier=studied.BEFORE, unsure=studied.PAIRS)
    refused = studied.worked_out(by=analyst, at=now, text=studied.APART)
    stopped = studied.stopped(by=analyst, at=now)
    return {"done": str(done.pk), "refused": str(refused.pk), "stopped": str(stopped.pk)}


def calls_around(*, starts_on: date, ends_on: date) -> str:
    """Calls that others counted: in the days of a campaign, and in as many before them."""
    before = starts_on - (ends_on - starts_on + timedelta(days=1)), starts_on - timedelta(days=1)
    rows = [
        f"helpline_reports,Made up,calls,{first},{last},{count},1"
        for first, last, count in [(*before, 9), (starts_on, ends_on, 31)]
    ]
    return "\n".join(["series,source,unit,from,to,count,edition", *rows])


def files(worker: Person, now: datetime) -> dict[str, Any]:
    """A file with one of everything, one that was only opened, and one that is followed up."""
    at = now - timedelta(days=1)
    full = filled.fill(filled.opened(by=worker, at=now - timedelta(days=3)), by=worker, at=at)
    old = filled.opened(by=worker, at=now - timedelta(days=400), alias="White Cap")
    filled.follow_up(old, by=worker, at=at)
    empty = filled.opened(by=worker, at=at, alias="Brown Bag")
    entries = {name: str(each.pk) for name, each in vars(full).items()}
    closed = close_case(filled.opened(by=worker, at=now), reason=ClosingReason.THEIR_WISH, by=worker, at=now)
    cases = {"full": full.case, "old": old, "empty": empty, "closed": closed}
    return {
        "files": {name: str(case.pk) for name, case in cases.items()},
        "entries": entries,
        "without_file": str(build.person_record(by=worker, at=now, age="adult").pk),
    }


def taken_on(office: build.Office) -> str:
    """A referral of a child that the partner took on, from which a file can be opened."""
    child = build.person_record(by=office.officer, at=office.later(), age="under_18", danger_now="no")
    drafted = referrals.draft(
        child,
        kind="childrens_services",
        to=office.theirs,
        way="member",
        sections=("risk",),
        message="Please help.",
        by=office.officer,
        at=office.later(),
    )
    referrals.send_draft(drafted.pk, by=office.officer, at=office.later())
    referrals.open_referral(drafted.pk, by=office.worker, at=office.later())
    return str(referrals.accept(drafted.pk, by=office.worker, at=office.later()).pk)


def handed_over(to: Person, at: datetime) -> None:
    """A file that a colleague gave them, and that they have not said they have."""
    colleague = build.person(Role.SUPPORT_WORKER, at_work=to.organisation, name="Colleague")
    assign_worker(filled.opened(by=colleague, at=at, alias="Grey Scarf"), worker=to, by=colleague, at=at)


def night(office: build.Office, staff: dict[str, Person]) -> dict[str, str]:
    """An open centre: a child who has everything, somebody missing, and somebody who left."""
    duties = [staff["on duty"]]
    made = nights.full_night(office=office, lead=staff["lead"], duties=duties)
    left = made.night.arrived()
    made.night.left(left)
    return {
        "operation": str(made.night.operation.pk),
        "centre": str(made.night.centre.pk),
        "arrival": str(made.arrival.pk),
        "belonging": str(made.belonging.pk),
        "missing": str(made.missing.arrival_id),
        "search": str(made.missing.pk),
        "left": str(left.pk),
    }


def hall(lead: Person, now: datetime) -> dict[str, str]:
    """A place that can be opened, with a room, a booking and days on which it cannot be used."""
    made = halls.hall(by=lead, at=now)
    return {"place": str(made.place.code), "booking": str(made.booking.pk)}


def on_shelf(coordinator: Person, now: datetime) -> dict[str, str]:
    """A service and a point of contact of the coordinator's organisation; and another service that is out of date."""
    kept = shelf(by=coordinator, at=now)
    old = shelf(by=coordinator, at=now - timedelta(days=400))
    ids = {"service": str(kept.service.pk), "contact": str(kept.contact.pk), "old": str(old.service.pk)}
    return {**ids, "owner": coordinator.organisation.code}


def drivers(officer: Person, now: datetime) -> dict[str, str]:
    """A register with a driver who is due, letters for a month, and two files that wait."""
    made = registers.one_of_each(officer, at=now)
    return {
        "licence": str(made.licence.pk),
        "mailing": str(made.mailing.pk),
        "waiting": str(made.waiting.pk),
        "received": str(made.received.pk),
        "month": f"{made.month.year}/{made.month.month}",
    }


def dots(office: build.Office) -> dict[str, str]:
    """Two concerns that share a van, and what was read in one."""
    link = linked(office)
    second_stage()
    reading = Reading.objects.get(telling__concern=link.one.concern_id)
    return {"concern": str(link.one.concern_id), "link": str(link.pk), "reading": str(reading.pk)}


def seminar(trainer: Person) -> dict[str, str]:
    """A seminar with one of everything at which its trainer has a place, and one that has no programme yet."""
    made = seminar_halls.full_hall(by=trainer)
    made["hall"].guest(colleague=trainer)
    entries = {name: str(made[name].pk) for name in ("item", "offer", "follow_up")}
    not_begun = seminar_halls.begun(by=trainer)
    return {"full": str(made["hall"].seminar.pk), "not_begun": str(not_begun.pk), **entries}


def steering(keeper: Person, sitting: Person, now: datetime) -> dict[str, str]:
    """The steering group with one of everything."""
    made = tables.full_table(keeper=keeper, sitting=sitting, at=now)
    names = ("agreed", "drafted", "coming", "topic", "minuted", "proposal", "assessment", "past", "action")
    entries = {name: str(made[name].pk) for name in names}
    own, seat = made["own"].code, str(made["table"].seat.pk)
    return {**entries, "own": own, "seat": seat, "year": str(made["agreed"].starts_at.year)}


def course(trainer: Person, now: datetime) -> dict[str, str]:
    """Two courses that are on, one of them to be closed, and a list of past attendance that was checked."""
    on, closing = (courses.under_way(by=trainer, at=now) for _ in range(2))
    codes = {"code": courses.code_of(on), "closing_code": courses.code_of(closing)}
    return {
        "on": str(on.pk),
        "closing": str(closing.pk),
        "past": str(courses.past_list(by=trainer, at=now).pk),
        **codes,
    }


def visits(office: build.Office, staff: dict[str, Person]) -> dict[str, str]:
    """A visit that is planned, with one of everything; and one that is over and was learnt from."""
    visit, past = Ready(office=office, led_by=staff["lead"]), Ready(office=office, led_by=staff["lead"]).over()
    past.debrief(found=3, offered=3, accepted=2, moved_on=3)
    duty = visit.ask(staff["second on duty"])
    return {
        "visit": str(visit.operation.pk),
        "past": str(past.operation.pk),
        "concern": str(visit.stand_on().pk),
        "risk": str(visit.assess().pk),
        "interpreter": str(visit.interpret().pk),
        "invited": str(visit.invite().pk),
        "promise": str(visit.promise().pk),
        "duty": str(duty.pk),
        "lesson": str(past.lesson().pk),
    }


def restricted(office: build.Office, by: Person) -> dict[str, str]:
    """A record that only its worker and the coordinators know of, which a colleague had to open."""
    kept = build.person_record(by=by, at=office.later(), alias="Silver Bell", age="adult")
    records.restrict(kept, reason="Her brother works here.", named=[], by=by, at=office.later())
    reason = "She is not answering her door."
    glass = records.break_glass(kept, reason=reason, by=office.worker, at=office.later())
    return {"restricted": str(kept.pk), "glass": str(glass.pk)}


def rights(office: build.Office) -> dict[str, str]:
    """Somebody who asks, a request in each of its states, a hold and a proposal."""
    persons_asking = [asked.record_of(office) for _ in range(6)]
    made = {
        "person": persons_asking[0],
        "asked": asked.request_of(persons_asking[0], office),
        "unknown": asked.request_of(persons_asking[1], office, known=False),
        "prepared": asked.prepared_of(persons_asking[2], office),
        "agreed": asked.agreed_of(persons_asking[3], office),
        "held": asked.hold_on(persons_asking[4], office),
        "erasing": asked.erasing_of(persons_asking[5], office),
    }
    return {name: str(each.pk) for name, each in made.items()}


def set_the_scene() -> dict[str, Any]:
    """Everything that the tests visit."""
    now = timezone.now()
    earlier = build.Office(at=last_quarter(now))
    for _ in range(ENOUGH_TO_COUNT):
        earlier.closed(district="northam", place_kind="car_wash")
    office = build.Office(at=now - timedelta(days=2))
    for _ in range(ENOUGH_TO_COUNT):
        office.closed()
    staff = employ(AT_THE_DESK, office.home) | employ(AT_THE_PARTNER, office.theirs)
    staff |= {"partner": office.worker, "desk": office.officer} | around_the_table()
    staff["lead"] = build.person(Role.OPERATIONS_LEAD, at_work=office.theirs, name="Lead")
    staff["on duty"] = build.person(Role.PROFESSIONAL, at_work=office.others, name="On duty")
    staff["second on duty"] = build.person(Role.PROFESSIONAL, at_work=office.others, name="Second on duty")
    staff["other lead"] = build.person(Role.OPERATIONS_LEAD, at_work=office.others, name="Other lead")
    referred = {
        "sent": office.sent(),
        "sent and opened": office.sent_and_opened(),
        "accepted": office.accepted(),
        "declined": office.declined(),
    }
    staff["other partner"] = build.person(Role.PROFESSIONAL, at_work=office.others, name="Other partner")
    known, prepared = persons(office), forms(office)
    of_persons = referred_persons(office)
    show_that_all_is_made_up(staff)
    handed_over(staff["supporter"], now)
    people.invite(
        email="awaited@work.example",
        name="Ada Awaited",
        organisation=office.home,
        roles=[Role.TRAINER],
        by=staff["coordinator"],
        at=now,
    )
    return {
        "people": {name: {"email": person.email, "code": person.code} for name, person in staff.items()},
        "concerns": {state: str(concern.pk) for state, concern in concerns(office).items()},
        "sent_files": sent_files(office),
        "signal": str(raised_signal(office).pk),
        "referrals": {state: str(referral.pk) for state, referral in referred.items()},
        "referred": {state: str(referral.concern_id) for state, referral in referred.items()},
        "of_persons": {state: str(referral.pk) for state, referral in of_persons.items()},
        "referred_person": str(of_persons["told"].person_id),
        "persons": {name: str(each.pk) for name, each in known.items()},
        "documents": {name: str(each.pk) for name, each in documents(known["adult"], office).items()},
        "forms": {name: str(each.pk) for name, each in prepared.items()},
        "decision": str(Decision.objects.get(person=prepared["decided"]).pk),
        **files(staff["supporter"], now),
        "taken_on": taken_on(office),
        "night": night(office, staff),
        "hall": hall(staff["lead"], now),
        "dots": dots(office),
        "seminar": seminar(staff["trainer"]),
        "steering": steering(staff["coordinator"], staff["partner"], now),
        "pack": str(pack_issued(by=staff["coordinator"], at=now).pk),
        "course": course(staff["trainer"], now),
        "lists": {name: str(held.pk) for name, held in vars(lists.one_of_each(office.officer, at=now)).items()},
        "drivers": drivers(staff["licensing"], now),
        "shelf": on_shelf(staff["coordinator"], now),
        "visits": visits(office, staff),
        "receipt": answered(office),
        "invitations": [invitation(name, office.home, now) for name in ("ivo", "ines", "ida")],
        **restricted(office, staff["supporter"]),
        "rights": rights(office),
        "campaign": campaigns(staff["coordinator"], staff["partner"], now),
        "studies": studies(staff["analyst"], now),
        "print_run": print_run(staff["coordinator"], now),
        "partner": office.theirs.name,
    }


if __name__ == "__main__":
    json.dump(set_the_scene(), sys.stdout)
