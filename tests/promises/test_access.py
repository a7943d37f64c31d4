"""Every address of the staff door is tried with every role, for what is one's own organisation's and what is not."""

import io
import os
from datetime import datetime, timedelta
from functools import cached_property
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.http import HttpResponse
from django.template.backends.django import Template
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from handrail.casework.cases.actions import assign_worker, close_case
from handrail.casework.cases.models import Case, ClosingReason, HandOver
from handrail.casework.desk import actions as desk
from handrail.casework.desk.models import Concern
from handrail.casework.nrm import actions as nrm
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals import actions as referrals
from handrail.foundation.locality import current_locality
from handrail.foundation.people.actions import invite
from handrail.foundation.people.models import Invitation, Organisation, Person, Role
from handrail.foundation.people.policies import PROVIDED, SEEN, STARTED
from handrail.foundation.vault import receipts
from handrail.insight.board.policies import finished_periods
from handrail.insight.board.queries import published_tables
from handrail.insight.prevalence.models import Study
from handrail.partnership.outreach.actions import order_run
from handrail.partnership.outreach.models import Format
from handrail.partnership.training.models import Record, Session
from handrail.public.concerns.actions import add_to
from tests.build import (
    Office,
    concern,
    consent,
    decided,
    document,
    person,
    person_record,
    referred_to_nrm,
    tell,
)
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
from tests.insight.prevalence import studied as studies
from tests.partnership.directory import shelves
from tests.partnership.licensing import registers
from tests.partnership.outreach import drives
from tests.partnership.premises import halls
from tests.partnership.seminars import halls as seminar_halls
from tests.partnership.steering import tables
from tests.partnership.training.sessions import OVER, past_list, planned, taken, under_way
from tests.promises.access import BEFORE_SIGN_IN, NOT_THERE, OWN_ACCOUNT, PLACES, Place, addresses, table
from tests.undoing import undone

# What takes long stands in groups: groups are begun first, so that no process waits for it at the end.
pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.xdist_group("who may enter")]
GENERATED = Path(__file__).resolve().parents[2] / "docs/generated/access.md"
# One for all requests, with nobody's cookies but those of the request: each new one puts the middleware together anew.
BROWSER = Client(raise_request_exception=True)
AN_HOUR = 3600  # seconds; a session that was seen is not written again, which every request would undo
HEADING = """# Who may enter which page

Every address of the staff door was tried with every role, by GET and by POST, once for something that belongs to the
person's own organisation and once for another's. ● may enter; *own*: only for what is their own organisation's; empty:
is refused, or told that there is no such page. Nobody who is not signed in with a second factor enters any of them.
Made by `make docs`; a test fails when this page is out of date or when an address is not placed in
`tests/promises/access.py`.

"""


class World:
    """An office, one person of every role in two organisations, and things in every state."""

    def __init__(self) -> None:
        self.office = Office(at=timezone.now() - timedelta(days=2))
        self.people = {
            (role, own): person(role, at_work=self.office.theirs if own else self.office.others)
            for role in Role
            for own in (True, False)
        }
        self.sessions = {key: session_of(each) for key, each in self.people.items()}
        self.full: filled.Filled | None = None
        self.at_centre: nights.FullNight | None = None
        self.visit: Ready | None = None

    def arguments(self, place: Place) -> dict[str, Any]:
        """What the address of this place is about: always a thing of the first organisation."""
        if place.thing is None:
            return dict(place.arguments)
        made: dict[str, Any] = getattr(self, f"a_{place.thing}", self.by_office(place.thing))()
        return made

    def by_office(self, thing: str) -> Any:
        """A concern or a referral in that state, made by the office."""

        def make() -> dict[str, Any]:
            made = getattr(self.office, thing)()
            return {"referral_id" if hasattr(made, "to_organisation_id") else "concern_id": made.pk}

        return make

    def a_new(self) -> dict[str, Any]:
        return {"concern_id": concern(at=self.office.later()).pk}

    def a_signal(self) -> dict[str, Any]:
        return {"signal_id": raised_signal(self.office).pk}

    def a_learnt(self) -> dict[str, Any]:
        return {"learnt_id": second_stage().pk}

    def a_opened(self) -> dict[str, Any]:
        return {"concern_id": self.office.opened().pk}

    def a_added_to(self) -> dict[str, Any]:
        receipt = tell(at=self.office.later())
        desk.take_in(at=self.office.later())
        held = Concern.objects.get(receipt_digest=receipts.receipt_digest(receipt))
        desk.open_concern(held.pk, by=self.office.officer, at=self.office.later())
        add_to(receipt, "There is more.", at=self.office.later())
        desk.take_in(at=self.office.later())
        return {"concern_id": held.pk}

    def a_sent_file(self) -> dict[str, Any]:
        return {"attachment_id": sent_file(self.office).pk}

    def a_file_for_record(self) -> dict[str, Any]:
        file = opened_file(self.office)
        kept = person_record(by=self.office.officer, at=self.office.later(), concern=file.concern)
        return {"person_id": kept.pk, "attachment_id": file.pk}

    def a_opened_file(self) -> dict[str, Any]:
        return {"attachment_id": opened_file(self.office).pk}

    def a_joined(self) -> dict[str, Any]:
        one, other = self.office.opened(), self.office.opened()
        desk.join(one, to=other, by=self.office.officer, at=self.office.later())
        return {"concern_id": one.pk}

    def a_linked(self) -> dict[str, Any]:
        link = linked(self.office)
        return {"concern_id": link.one.concern_id, "link_id": link.pk}

    def a_read(self) -> dict[str, Any]:
        reading = read(self.office)
        return {"concern_id": reading.telling.concern_id, "reading_id": reading.pk}

    def a_person(self) -> dict[str, Any]:
        worker = self.people[Role.PROFESSIONAL, True]
        return {"person_id": person_record(by=worker, at=self.office.later(), age="adult").pk}

    def a_restricted_person(self) -> dict[str, Any]:
        keeper = self.people[Role.COORDINATOR, True]
        kept = person_record(by=self.people[Role.PROFESSIONAL, True], at=self.office.later(), age="adult")
        persons.restrict(kept, reason="Somebody here knows her.", named=[], by=keeper, at=self.office.later())
        return {"person_id": kept.pk}

    def a_broken_glass(self) -> dict[str, Any]:
        kept = PotentialVictim.objects.get(pk=self.a_restricted_person()["person_id"])
        worker, reason = self.people[Role.PROFESSIONAL, True], "She is not answering her door."
        return {"glass_id": persons.break_glass(kept, reason=reason, by=worker, at=self.office.later()).pk}

    def a_question_of_person(self) -> dict[str, Any]:
        return {**self.a_person(), "key": "in_uk"}

    def a_attached(self) -> dict[str, Any]:
        office = self.office
        of = office.kept()
        file = document(of, by=office.worker, at=office.later())
        consent(of, "police", by=office.worker, at=office.later())
        one = referrals.draft(
            of,
            kind="police",
            to=office.reader("exampleshire-police").organisation,
            way="member",
            sections=["risk"],
            message="",
            documents=[str(file.pk)],
            by=office.worker,
            at=office.later(),
        )
        return {"referral_id": one.pk, "document_id": file.pk}

    def a_kind_of_person(self) -> dict[str, Any]:
        return {**self.a_person(), "kind": "housing"}

    def a_consent_of_person(self) -> dict[str, Any]:
        return {**self.a_person(), "purpose": "nrm"}

    def a_given_consent(self) -> dict[str, Any]:
        worker = self.people[Role.PROFESSIONAL, True]
        kept = person_record(by=worker, at=self.office.later(), age="adult")
        consent(kept, by=worker, at=self.office.later())
        return {"person_id": kept.pk, "purpose": "nrm"}

    def a_document(self) -> dict[str, Any]:
        # Added by a colleague: whoever adds a document may open it as it came, whatever their role.
        worker = self.office.worker
        kept = person_record(by=worker, at=self.office.later(), age="adult")
        return {"document_id": document(kept, by=worker, at=self.office.later()).pk}

    def a_page_of_form(self) -> dict[str, Any]:
        return {**self.a_person(), "code": "fr-location"}

    def a_refusing_person(self) -> dict[str, Any]:
        return {"person_id": self.refusing().pk}

    def a_begun_form(self) -> dict[str, Any]:
        kept = self.refusing()
        nrm.begin_to_hand_over(kept, by=self.people[Role.PROFESSIONAL, True], at=self.office.later())
        return {"person_id": kept.pk}

    def a_decision(self) -> dict[str, Any]:
        worker = self.people[Role.PROFESSIONAL, True]
        decision = decided(referred_to_nrm(by=worker, at=self.office.later()), by=worker, at=self.office.later())
        return {"person_id": decision.person_id, "decision_id": decision.pk}

    def a_request(self) -> dict[str, Any]:
        return {"request_id": asked.request_of(asked.record_of(self.office), self.office).pk}

    def a_prepared_request(self) -> dict[str, Any]:
        return {"request_id": asked.prepared_of(asked.record_of(self.office), self.office).pk}

    def a_agreed_request(self) -> dict[str, Any]:
        return {"request_id": asked.agreed_of(asked.record_of(self.office), self.office).pk}

    def a_held_person(self) -> dict[str, Any]:
        return {"held_id": asked.hold_on(asked.record_of(self.office), self.office).pk}

    def a_erasing(self) -> dict[str, Any]:
        return {"erasing_id": asked.erasing_of(asked.record_of(self.office), self.office).pk}

    def a_file(self) -> dict[str, Any]:
        return {"case_id": self.filed().pk}

    def a_person_without_file(self) -> dict[str, Any]:
        by = self.people[Role.SUPPORT_WORKER, True]
        return {"person_id": person_record(by=by, at=self.office.later(), age="adult").pk}

    def a_closed_file(self) -> dict[str, Any]:
        case = self.filed()
        by, at = self.people[Role.SUPPORT_WORKER, True], self.office.later()
        return {"case_id": close_case(case, reason=ClosingReason.THEIR_WISH, by=by, at=at).pk}

    def a_handed_over(self) -> dict[str, Any]:
        giving, taking = person(Role.SUPPORT_WORKER, at_work=self.office.theirs), self.people[Role.SUPPORT_WORKER, True]
        case = filled.opened(by=giving, at=self.office.later())
        assign_worker(case, worker=taking, by=giving, at=self.office.later())
        return {"hand_over_id": HandOver.objects.get(case=case).pk}

    def a_taken_on_of_person(self) -> dict[str, Any]:
        office = self.office
        kept = person_record(by=office.officer, at=office.later(), age="under_18")
        drafted = referrals.draft(
            kept,
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
        return {"referral_id": referrals.accept(drafted.pk, by=office.worker, at=office.later()).pk}

    def a_planned_file(self) -> dict[str, Any]:
        return {"case_id": self.filled().case.pk}

    def a_followed_file(self) -> dict[str, Any]:
        return {"case_id": self.filed(at=timezone.now() - timedelta(days=200)).pk, "month": 6}

    def a_part_of_file(self) -> dict[str, Any]:
        return {**self.a_file(), "section": "health"}

    def a_letter_of_file(self) -> dict[str, Any]:
        return {**self.a_file(), "template": "support"}

    def a_plan_version(self) -> dict[str, Any]:
        return {"entry_id": self.filled().version.pk}

    def a_goal(self) -> dict[str, Any]:
        return {"entry_id": self.filled().goal.pk}

    def a_plan_action(self) -> dict[str, Any]:
        return {"entry_id": self.filled().action.pk}

    def a_planned_contact(self) -> dict[str, Any]:
        return {"entry_id": self.filled().contact.pk}

    def a_booking(self) -> dict[str, Any]:
        return {"entry_id": self.filled().booking.pk}

    def a_risk(self) -> dict[str, Any]:
        return {"entry_id": self.filled().risk.pk}

    def a_child_of_file(self) -> dict[str, Any]:
        return {"entry_id": self.filled().child.pk}

    def a_warning(self) -> dict[str, Any]:
        return {"entry_id": self.filled().warning.pk}

    def a_agreed_part(self) -> dict[str, Any]:
        return {"entry_id": self.filled().part.pk}

    def a_shared_summary(self) -> dict[str, Any]:
        return {"entry_id": self.filled().share.pk}

    def a_letter(self) -> dict[str, Any]:
        return {"entry_id": self.filled().letter.pk}

    def ready(self, *, own: bool = True) -> Ready:
        return Ready(office=self.office, led_by=self.people[Role.OPERATIONS_LEAD, own])

    def planned(self) -> Ready:
        # One visit for all of them: each request is undone.
        self.visit = self.visit or self.ready()
        return self.visit

    def a_operation(self) -> dict[str, Any]:
        return {"operation_id": self.planned().operation.pk}

    def a_concern_of_operation(self) -> dict[str, Any]:
        return {**self.a_operation(), "concern_id": self.planned().stand_on().pk}

    def a_move_of_operation(self) -> dict[str, Any]:
        return {**self.a_operation(), "to": "cancelled"}

    def a_risk_of_operation(self) -> dict[str, Any]:
        return {"part_id": self.planned().assess().pk}

    def a_interpreter_of_operation(self) -> dict[str, Any]:
        return {"part_id": self.planned().interpret().pk}

    def a_invitation_sent(self) -> dict[str, Any]:
        return {"part_id": self.planned().invite().pk}

    def a_invited_organisation(self) -> dict[str, Any]:
        return {"invitation_id": self.ready(own=False).invite(to=self.office.theirs).pk}

    def a_duty(self) -> dict[str, Any]:
        return {"duty_id": self.planned().ask().pk}

    def a_promise(self) -> dict[str, Any]:
        return {"part_id": self.planned().promise().pk}

    def a_operation_over(self) -> dict[str, Any]:
        return {"operation_id": self.ready().over().operation.pk}

    def a_lesson(self) -> dict[str, Any]:
        return {"part_id": self.ready().over().lesson().pk}

    def filed(self, at: datetime | None = None) -> Case:
        return filled.opened(by=self.people[Role.SUPPORT_WORKER, True], at=at or self.office.later())

    def filled(self) -> filled.Filled:
        # Everything that can be in a file, once: each request is undone, so that all of them find the same.
        if self.full is None:
            worker = self.people[Role.SUPPORT_WORKER, True]
            self.full = filled.fill(self.filed(), by=worker, at=self.office.later())
        return self.full

    def refusing(self) -> PotentialVictim:
        worker = self.people[Role.PROFESSIONAL, True]
        kept = person_record(by=worker, at=self.office.later(), age="adult")
        consent(kept, answer="no", by=worker, at=self.office.later())
        return kept

    def a_operation_with_centre(self) -> dict[str, Any]:
        return {"operation_id": self.night().night.operation.pk}

    def a_centre(self) -> dict[str, Any]:
        return {"centre_id": self.night().night.centre.pk}

    def a_arrival(self) -> dict[str, Any]:
        return {"arrival_id": self.night().arrival.pk}

    def a_belonging(self) -> dict[str, Any]:
        return {"belonging_id": self.night().belonging.pk}

    def a_somebody_missing(self) -> dict[str, Any]:
        return {"missing_id": self.night().missing.pk}

    def night(self) -> nights.FullNight:
        if self.at_centre is None:
            self.at_centre = nights.full_night(
                office=self.office,
                lead=self.people[Role.OPERATIONS_LEAD, True],
                duties=[self.people[role, True] for role in (Role.PROFESSIONAL, Role.SUPPORT_WORKER)],
            )
        return self.at_centre

    def a_colleague(self) -> dict[str, Any]:
        return {"code": person(Role.PROFESSIONAL, at_work=self.office.theirs).code}

    def a_invitation(self) -> dict[str, Any]:
        coordinator: Person = self.people[Role.COORDINATOR, True]
        made = invite(
            email="new@work.example",
            name="New",
            organisation=self.office.theirs,
            roles=[Role.PROFESSIONAL],
            by=coordinator,
            at=timezone.now(),
        )
        code = made.code if isinstance(made, Invitation) else Invitation.objects.latest("invited_at").code
        return {"code": code}

    def a_organisation(self) -> dict[str, Any]:
        organisation: Organisation = self.office.theirs
        return {"code": organisation.code}

    @cached_property
    def on_shelf(self) -> shelves.Shelf:
        return shelves.shelf(by=self.people[Role.ORGANISATION_ADMINISTRATOR, True], at=self.office.later())

    def a_service(self) -> dict[str, Any]:
        return {"service_id": self.on_shelf.service.pk}

    def a_point_of_contact(self) -> dict[str, Any]:
        return {"contact_id": self.on_shelf.contact.pk}

    def a_print_run(self) -> dict[str, Any]:
        by = self.people[Role.COMMUNICATIONS, True]
        run = order_run(
            "drivers", set_as=Format.CARD, copies=1, locality=current_locality(), by=by, at=self.office.later()
        )
        return {"run_id": run.pk}

    @cached_property
    def campaigning(self) -> dict[str, Any]:
        by, member = self.people[Role.COMMUNICATIONS, True], self.people[Role.PROFESSIONAL, True]
        return drives.everything(lead=by, member=member, at=self.office.later())

    def a_campaign(self) -> dict[str, Any]:
        return {"slug": self.campaigning["drive"].campaign.slug}

    def a_campaign_planned(self) -> dict[str, Any]:
        return {"slug": self.campaigning["coming"].campaign.slug}

    def a_code_of_campaign(self) -> dict[str, Any]:
        return {**self.a_campaign(), "code": self.campaigning["code"].pk}

    def a_order(self) -> dict[str, Any]:
        return {"order_id": self.campaigning["own"].pk}

    def hall(self) -> halls.Hall:
        return halls.hall(by=self.people[Role.OPERATIONS_LEAD, True], at=self.office.later())

    def a_licence(self) -> dict[str, Any]:
        return {"licence_id": registers.one_of_each(self.licensing_officer, at=self.office.later()).licence.pk}

    def a_register_checked(self) -> dict[str, Any]:
        return {"import_id": registers.one_of_each(self.licensing_officer, at=self.office.later()).waiting.pk}

    def a_list_checked(self) -> dict[str, Any]:
        return {"list_id": lists.one_of_each(self.office.officer, at=self.office.later()).checked.pk}

    def a_list_landed(self) -> dict[str, Any]:
        return {"list_id": lists.one_of_each(self.office.officer, at=self.office.later()).landed.pk}

    def a_heap_of_letters(self) -> dict[str, Any]:
        return {"mailing_id": registers.one_of_each(self.licensing_officer, at=self.office.later()).mailing.pk}

    def a_month_due(self) -> dict[str, Any]:
        month = registers.one_of_each(self.licensing_officer, at=self.office.later()).month
        return {"year": month.year, "month": month.month}

    @property
    def licensing_officer(self) -> Person:
        return self.people[Role.LICENSING_OFFICER, True]

    def a_premises(self) -> dict[str, Any]:
        return {"code": self.hall().place.code}

    def a_room(self) -> dict[str, Any]:
        return {"code": self.hall().room.code}

    def a_void(self) -> dict[str, Any]:
        return {"hold_id": self.hall().void.pk}

    def a_premises_booked(self) -> dict[str, Any]:
        return {"hold_id": self.hall().booking.pk}

    @cached_property
    def in_hall(self) -> dict[str, Any]:
        return seminar_halls.full_hall(by=self.people[Role.TRAINER, True])

    def a_seminar(self) -> dict[str, Any]:
        return {"session_id": self.in_hall["hall"].seminar.pk}

    def a_seminar_not_begun(self) -> dict[str, Any]:
        return {"session_id": seminar_halls.begun(by=self.people[Role.TRAINER, True]).pk}

    @cached_property
    def over(self) -> Session:
        return planned(by=self.people[Role.TRAINER, True], **OVER)

    def a_training_over(self) -> dict[str, Any]:
        return {"session_id": self.over.pk}

    @cached_property
    def on_now(self) -> Session:
        return under_way(by=self.people[Role.TRAINER, True], at=timezone.now())

    def a_training_on(self) -> dict[str, Any]:
        return {"session_id": self.on_now.pk}

    @cached_property
    def certificate(self) -> Record:
        return taken(by=self.people[Role.TRAINER, True])

    def a_certificate(self) -> dict[str, Any]:
        return {"record_id": self.certificate.pk}

    def a_training_taken(self) -> dict[str, Any]:
        return {"session_id": self.certificate.session_id}

    def a_past_list(self) -> dict[str, Any]:
        return {"file_id": past_list(by=self.people[Role.TRAINER, True]).pk}

    def a_item_of_seminar(self) -> dict[str, Any]:
        return {**self.a_seminar(), "item_id": self.in_hall["item"].pk}

    def a_offer_to_speak(self) -> dict[str, Any]:
        return {**self.a_seminar(), "offer_id": self.in_hall["offer"].pk}

    def a_agreed_at_seminar(self) -> dict[str, Any]:
        return {"follow_up_id": self.in_hall["follow_up"].pk}

    @cached_property
    def at_table(self) -> dict[str, Any]:
        keeper, sitting = self.people[Role.COORDINATOR, True], self.people[Role.PROFESSIONAL, True]
        return tables.full_table(keeper=keeper, sitting=sitting, at=self.office.later())

    def a_steering_group(self) -> dict[str, Any]:
        return {"group_code": self.at_table["table"].group.code}

    def a_steering_group_of_our_own(self) -> dict[str, Any]:
        return {"group_code": self.at_table["own"].code}

    def a_steering_year(self) -> dict[str, Any]:
        return {**self.a_steering_group(), "on_year": self.at_table["agreed"].starts_at.year}

    def a_steering_seat(self) -> dict[str, Any]:
        return {"member_id": self.at_table["table"].seat.pk}

    def a_steering_lay_seat(self) -> dict[str, Any]:
        return {"seat_id": self.at_table["lay"].pk}

    def a_steering_meeting(self) -> dict[str, Any]:
        return {"meeting_id": self.at_table["coming"].pk}

    def a_steering_meeting_drafted(self) -> dict[str, Any]:
        return {"meeting_id": self.at_table["drafted"].pk}

    def a_steering_meeting_agreed(self) -> dict[str, Any]:
        return {"meeting_id": self.at_table["agreed"].pk}

    def a_steering_item(self) -> dict[str, Any]:
        return {"topic_id": self.at_table["topic"].pk}

    def a_steering_item_minuted(self) -> dict[str, Any]:
        return {"topic_id": self.at_table["minuted"].pk}

    def a_steering_proposal(self) -> dict[str, Any]:
        return {"topic_id": self.at_table["proposal"].pk}

    def a_steering_paper(self) -> dict[str, Any]:
        return {"paper_id": self.at_table["paper"].pk}

    def a_steering_action(self) -> dict[str, Any]:
        return {"action_id": self.at_table["action"].pk}

    def a_steering_assessment(self) -> dict[str, Any]:
        return {"assessment_id": self.at_table["assessment"].pk}

    def a_steering_answer(self) -> dict[str, Any]:
        return {**self.a_steering_assessment(), **self.a_steering_seat()}

    @cached_property
    def studied(self) -> Study:
        return studies.worked_out(by=self.people[Role.ANALYST, True], at=self.office.later())

    def a_study(self) -> dict[str, Any]:
        return {"study_id": self.studied.pk}

    def a_picture_of_study(self) -> dict[str, Any]:
        return {**self.a_study(), "picture": "methods"}

    def a_study_asked(self) -> dict[str, Any]:
        return {"study_id": studies.asked(by=self.people[Role.ANALYST, True], at=self.office.later(), seed=2).pk}

    def a_study_stopped(self) -> dict[str, Any]:
        return {"study_id": studies.stopped(by=self.people[Role.ANALYST, True], at=self.office.later()).pk}

    def a_published_figure(self) -> dict[str, Any]:
        pack = Path(settings.LOCALITIES) / settings.LOCALITY
        call_command("figures", "import", str(pack / "figures/published.csv"), stdout=io.StringIO())
        tables = published_tables(self.people[Role.BOARD_MEMBER, True])
        return {"figure": next(each.code for each in tables if each.drawn)}

    def a_measure(self) -> dict[str, Any]:
        return {"code": "concerns_raised"}

    def a_board_figure(self) -> dict[str, Any]:
        return {"period": finished_periods(on=timezone.localdate())[0].code, "figure": "source"}

    def a_period_to_issue(self) -> dict[str, Any]:
        return {"period": finished_periods(on=timezone.localdate())[0].code}

    def a_theme_to_write(self) -> dict[str, Any]:
        return {**self.a_period_to_issue(), "theme": "summary"}

    def a_issued_pack(self) -> dict[str, Any]:
        return {"pack_id": pack_issued(by=self.people[Role.COORDINATOR, True], at=timezone.now()).pk}

    def a_issued_file(self) -> dict[str, Any]:
        return {**self.a_issued_pack(), "form": "pdf"}

    def a_kept_view(self) -> dict[str, Any]:
        return {"view_id": kept_view(by=self.people[Role.ANALYST, True], at=timezone.now()).pk}


def session_of(somebody: Person) -> str:
    """The key of a session in which this person has signed in, with a second factor, and has just been seen."""
    store, now = SessionStore(), timezone.now().timestamp()
    store.update({STARTED: now, SEEN: now + AN_HOUR, PROVIDED: somebody.code})
    store[SESSION_KEY] = str(somebody.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = somebody.get_session_auth_hash()
    store.save()
    return str(store.session_key)


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may enter is settled before a page is drawn, and drawing is most of the work: others look at the pages."""
    monkeypatch.setattr(Template, "render", lambda *_, **__: SafeString(""))


def ask(address: str, *, session: str | None, method: str) -> HttpResponse:
    """One request, as if it had never been made."""
    BROWSER.cookies = SimpleCookie({} if session is None else {settings.SESSION_COOKIE_NAME: session})
    with undone():
        answer: HttpResponse = getattr(BROWSER, method)(address)
    return answer


def enters(answer: HttpResponse, *, nothing_there: bool = False) -> bool:
    """Whether the page, or what it does, was reached."""
    if answer.status_code == 403 or (answer.status_code == 404 and not nothing_there):
        return False
    return not answer.headers.get("Location", "").startswith(reverse(settings.LOGIN_URL))


def is_asked_to_sign_in(answer: HttpResponse) -> bool:
    """Whether nothing was reached but the way in."""
    return answer.status_code == 302 and answer.headers["Location"].startswith(reverse(settings.LOGIN_URL))


def tried(world: World, name: str) -> dict[tuple[Role, bool], bool]:
    """Who got in, by role and by whether it was their own organisation's; GET and POST must agree.

    Nobody gets in who has not signed in.
    """
    address = reverse(name, kwargs=world.arguments(PLACES[name]))
    assert all(is_asked_to_sign_in(ask(address, session=None, method=method)) for method in ("get", "post")), name
    seen: dict[tuple[Role, bool], bool] = {}
    methods, there = ["get", "post"], PLACES[name].nothing_there
    for key, session in world.sessions.items():
        answers = {method: ask(address, session=session, method=method) for method in methods}
        # A method that is not allowed is allowed to nobody: that is settled before anybody is looked at.
        methods = [method for method, answer in answers.items() if answer.status_code != 405]
        reached = {enters(answers[method], nothing_there=there) for method in methods}
        assert len(reached) == 1, f"{name} tells {key} one thing by GET and another by POST: {answers}"
        seen[key] = reached.pop()
    return seen


def test_every_address_is_placed() -> None:
    placed = set(PLACES) | BEFORE_SIGN_IN | OWN_ACCOUNT | NOT_THERE
    found = addresses("staff")
    unnamed = {name for name in found if name == found[name] and name not in placed}
    assert set(found) - unnamed == placed
    assert all(name.startswith("accounts/social/") for name in unnamed), unnamed


def test_every_role_enters_where_it_is_placed_and_nowhere_else_and_nobody_without_signing_in() -> None:
    world = World()
    seen = {name: tried(world, name) for name in PLACES}
    faults = [
        f"{name}: {role.label} of {'this' if own else 'another'} organisation: {'in' if entered else 'out'}"
        for name, place in PLACES.items()
        for (role, own), entered in seen[name].items()
        if entered != place.lets_in(role, of_own_organisation=own)
    ]
    assert not faults, "\n".join(faults)
    text = HEADING + table(seen, addresses("staff")) + "\n"
    if os.environ.get("HANDRAIL_WRITE_DOCS"):
        GENERATED.write_text(text)
    assert GENERATED.read_text() == text, "docs/generated/access.md is out of date: run `make docs`"


def test_what_allauth_brings_and_we_do_not_offer_is_not_there() -> None:
    world = World()
    arguments = {"account_confirm_email": {"key": "abc"}}
    for name in NOT_THERE:
        address = reverse(name, kwargs=arguments.get(name))
        for session in (None, world.sessions[Role.COORDINATOR, True]):
            for method in ("get", "post"):
                assert not enters(ask(address, session=session, method=method)), name


def test_ones_own_account_is_open_to_whoever_is_signed_in_and_to_nobody_else() -> None:
    for name in OWN_ACCOUNT:
        address = reverse(name, kwargs={"pk": 1} if "edit" in name or "remove" in name else None)
        assert not enters(ask(address, session=None, method="get")), name
