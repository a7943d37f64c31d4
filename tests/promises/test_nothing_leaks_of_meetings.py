"""What a group says, reads, decides and takes on is in no log, no message, no address and not in the trail."""

import logging

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from handrail.foundation.audit.queries import entries
from handrail.partnership.steering import actions
from handrail.partnership.steering.actions import Came, Matter
from handrail.partnership.steering.models import Action, How
from tests.build import a_pdf
from tests.partnership.steering.tables import Table, table

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TITLE, ABOUT, PAPER, READ = "Canarytitle", "Canaryabout", "Canarypaper", "Canaryread"
SAID, DECIDED, TAKEN_ON, PROPOSED = "Canarysaid", "Canarydecided", "Canarytaken", "Canaryproposed"
CAME_OF_IT, SEAT = "Canarycame", "Canary seat of lived experience"
EVERY = (TITLE, ABOUT, PAPER, READ, SAID, DECIDED, TAKEN_ON, PROPOSED, CAME_OF_IT, SEAT)


def written(made: Table) -> list[str]:
    """Everything that a meeting writes, through every act; the addresses of its pages."""
    by, at = made.keeper, made.at
    meeting, later = made.meets(days=-60), made.meets(days=-2)
    topic = actions.add_topic(meeting, Matter(title=TITLE, about=ABOUT, presenter="Southam council"), by=by, at=at)
    actions.add_paper(topic, a_pdf(PAPER, notes=READ), title=PAPER, by=by, at=at)
    actions.propose(made.group, Matter(title=PROPOSED, about=ABOUT), by=made.sitting, at=at)
    lay = actions.make_lay_seat(made.group, name=SEAT, by=by, at=meeting.starts_at)
    actions.note_attendance(meeting, {made.seat.pk: Came(How.CAME)}, lay={lay.pk: How.CAME}, by=by, at=at)
    actions.note(topic, words=SAID, by=by, at=at)
    actions.decide(topic, words=DECIDED, by=by, at=at)
    owner = made.sitting.organisation
    actions.take_on(topic, what=TAKEN_ON, organisation=owner, due_on=at.date(), by=by, at=at)
    actions.send_draft(meeting, by=by, at=at)
    actions.agree_minutes(meeting, later, names_nobody=True, by=by, at=at)
    actions.finish(Action.objects.get(), outcome=CAME_OF_IT, by=made.keeper, at=at)
    coming = made.meets(days=3)
    actions.add_topic(coming, Matter(title=TITLE, about=ABOUT), by=by, at=at)
    actions.send_agenda(coming, by=by, at=at)
    at_meeting = f"/steering/meetings/{meeting.pk}/"
    return [at_meeting, f"{at_meeting}minutes.pdf", f"/steering/meetings/{coming.pk}/meeting.ics", "/steering/"]


def test_texts_of_meetings_are_in_no_log_no_message_and_not_in_the_trail(
    staff_door: Client,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: object,
) -> None:
    made = table(at=timezone.now())
    with caplog.at_level(logging.DEBUG), django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        addresses = written(made)
        staff_door.force_login(made.keeper)
        pages = [staff_door.get(address) for address in addresses]
    assert [page.status_code for page in pages] == [200] * len(addresses)
    trail = [f"{entry.about} {entry.by} {entry.act} {entry.detail}" for entry in entries()]
    sent = [f"{one.subject} {one.body} {one.attachments}" for one in mail.outbox]
    assert trail
    for word in EVERY:
        assert word not in caplog.text, word
        assert not any(word in text for text in [*trail, *sent, *addresses]), word
        assert not any(word in str(page.headers) for page in pages), word
        assert word not in pages[2].content.decode(), f"{word} is in the calendar file"
