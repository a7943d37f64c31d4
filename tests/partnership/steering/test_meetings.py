"""A group meets, writes down what it decides, and freezes the minutes once they are agreed."""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from handrail.partnership.steering import actions, queries
from handrail.partnership.steering.actions import Came, Matter, When
from handrail.partnership.steering.models import Action, Group, How, Meeting, Member, Minutes, Topic
from handrail.partnership.steering.policies import Stage, enough, stage_of
from handrail.partnership.steering.queries import Issued, NoLongerThere
from tests.build import NOON, a_pdf, organisations, person
from tests.partnership.steering.tables import Table, table

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def at_table() -> Table:
    return table()


def test_the_packs_groups_come_in_once_and_who_left_is_not_seated_again(at_table: Table) -> None:
    actions.unseat(at_table.seat, by=at_table.keeper, at=NOON)
    assert actions.bring_in_groups(current_locality(), at=NOON) == 0
    assert not queries.seats_on(at_table.group).filter(organisation=at_table.sitting.organisation).exists()


def test_a_group_of_our_own_answers_to_another_and_ends_before_it(at_table: Table) -> None:
    own = actions.add_group(name="Schools", about="", parent=at_table.group, by=at_table.keeper, at=NOON)
    with pytest.raises(NotAllowed, match="subgroups first"):
        actions.end_group(at_table.group, by=at_table.keeper, at=NOON)
    actions.end_group(own, by=at_table.keeper, at=NOON)
    with pytest.raises(NotAllowed, match="has ended"):
        actions.seat(own, organisations()[0], observer=False, by=at_table.keeper, at=NOON)


def test_only_somebody_of_the_organisation_represents_it(at_table: Table) -> None:
    stranger = person(Role.PROFESSIONAL, at_work=organisations()[2])
    with pytest.raises(NotAllowed, match="works for this organisation"):
        actions.name_people(at_table.seat, representative=stranger, deputy=None, by=at_table.keeper, at=NOON)
    who = at_table.sitting
    with pytest.raises(NotAllowed, match="own deputy"):
        actions.name_people(at_table.seat, representative=who, deputy=who, by=at_table.keeper, at=NOON)


@given(members=st.integers(0, 200), percent=st.integers(0, 100))
def test_a_quorum_is_never_nobody_and_never_fewer_than_was_asked(members: int, percent: int) -> None:
    needed = enough(members, percent=percent)
    assert needed >= 1
    assert needed * 100 >= members * percent
    assert needed == 1 or (needed - 1) * 100 < members * percent


def test_observers_do_not_make_a_quorum(at_table: Table) -> None:
    meeting = at_table.meets(days=-1)
    observers = Member.objects.filter(group=at_table.group, standing="observer")
    noted = {seat.pk: Came(How.CAME) for seat in observers}
    actions.note_attendance(meeting, noted, by=at_table.keeper, at=NOON)
    quorum = queries.quorum_of(queries.present_at(meeting), percent=meeting.quorum)
    assert noted
    assert (quorum.came, quorum.reached) == (0, False)


def test_a_group_does_not_meet_twice_at_once(at_table: Table) -> None:
    at_table.meets()
    with pytest.raises(NotAllowed, match="at that time already"):
        at_table.meets()


def test_what_was_on_a_meeting_that_is_called_off_is_proposed_again(at_table: Table) -> None:
    meeting = at_table.meets()
    topic = at_table.topic(meeting)
    actions.cancel_meeting(meeting, by=at_table.keeper, at=NOON)
    assert list(queries.proposals_to(at_table.group, by=at_table.keeper)) == [topic]


def test_a_member_proposes_and_reads_why_it_was_declined(at_table: Table) -> None:
    topic = actions.propose(at_table.group, Matter(title="Car washes"), by=at_table.sitting, at=NOON)
    actions.decline(topic, why="It was on the last agenda.", by=at_table.keeper, at=NOON)
    assert [one.why_declined for one in queries.proposals_to(at_table.group, by=at_table.sitting)] == [
        "It was on the last agenda."
    ]
    with pytest.raises(NotAllowed, match="declined"):
        actions.take_up(topic, at_table.meets(), by=at_table.keeper, at=NOON)


def test_items_change_places_and_the_first_stays(at_table: Table) -> None:
    meeting = at_table.meets()
    first, second = at_table.topic(meeting, "One"), at_table.topic(meeting, "Two")
    for topic in (second, second):
        actions.move_topic_up(topic, by=at_table.keeper, at=NOON)
        topic.refresh_from_db()
    assert [one.title for one in queries.agenda_of(meeting)] == ["Two", "One"]
    assert first.title == "One"


def test_a_paper_is_a_clean_pdf_that_who_sits_there_reads(at_table: Table) -> None:
    topic = at_table.topic(at_table.meets())
    paper = actions.add_paper(topic, a_pdf("Figures", notes="x"), title="Figures", by=at_table.keeper, at=NOON)
    assert queries.read_paper(queries.paper_for(paper.pk, by=at_table.sitting)).startswith(b"%PDF")
    with pytest.raises(NotAllowed, match="not a picture"):
        actions.add_paper(topic, b"words", title="Words", by=at_table.keeper, at=NOON)


def test_nothing_is_minuted_before_a_meeting_begins(at_table: Table) -> None:
    topic = at_table.topic(at_table.meets())
    with pytest.raises(NotAllowed, match="has not begun"):
        actions.note(topic, words="Said.", by=at_table.keeper, at=NOON)


Writes = dict[str, Callable[[Table, Meeting], object]]
WRITES: Writes = {
    "said": lambda t, m: actions.note(m.topics.get(), words="Otherwise.", by=t.keeper, at=NOON),
    "decided": lambda t, m: actions.decide(m.topics.get(), words="Otherwise.", by=t.keeper, at=NOON),
    "taken on": lambda t, m: actions.take_on(
        m.topics.get(), what="More", organisation=t.sitting.organisation, due_on=date(2027, 1, 1), by=t.keeper, at=NOON
    ),
    "came": lambda t, m: actions.note_attendance(m, {}, by=t.keeper, at=NOON),
    "added": lambda t, m: t.topic(m),
    "changed": lambda t, m: actions.change_topic(m.topics.get(), Matter(title="Other"), by=t.keeper, at=NOON),
    "paper": lambda t, m: actions.add_paper(m.topics.get(), a_pdf("x", notes="x"), title="x", by=t.keeper, at=NOON),
    "sent": lambda t, m: actions.send_draft(m, by=t.keeper, at=NOON),
    "agreed": lambda t, m: actions.agree_minutes(m, t.meets(days=-1), names_nobody=True, by=t.keeper, at=NOON),
}


def test_minutes_that_are_agreed_do_not_change_whatever_is_tried(at_table: Table) -> None:
    meeting = at_table.agreed()
    kept = Minutes.objects.get(meeting=meeting)
    for write in WRITES.values():
        with pytest.raises(NotAllowed, match="do not change any more"):
            write(at_table, meeting)
    now = queries.told_of(meeting, at=NOON)
    assert kept.sha256 == actions.hash_of(kept.told) == actions.hash_of(now)
    assert stage_of(meeting, at=NOON) is Stage.AGREED


def test_minutes_are_agreed_only_at_a_later_meeting_that_has_begun(at_table: Table) -> None:
    drafted, earlier, coming = at_table.drafted(), at_table.meets(days=-90), at_table.meets()
    for other, words in ((earlier, "later meeting"), (coming, "has not begun"), (drafted, "later meeting")):
        with pytest.raises(NotAllowed, match=words):
            actions.agree_minutes(drafted, other, names_nobody=True, by=at_table.keeper, at=NOON)


def test_minutes_are_not_frozen_unread(at_table: Table) -> None:
    drafted, later = at_table.drafted(), at_table.meets(days=-1)
    with pytest.raises(NotAllowed, match="name nobody"):
        actions.agree_minutes(drafted, later, names_nobody=False, by=at_table.keeper, at=NOON)


def test_an_overdue_action_is_reminded_of_once_and_its_owner_finishes_it(at_table: Table) -> None:
    action = at_table.drafted().actions.get()
    today = timezone.localdate(NOON)
    assert [row.action for row in queries.overdue_actions(by=at_table.sitting, on=today)] == [action]
    assert [actions.remind_of_actions(at=NOON) for _ in range(2)] == [1, 0]
    actions.finish(action, outcome="Found one.", by=at_table.sitting, at=NOON)
    assert not queries.overdue_actions(by=at_table.sitting, on=today)
    with pytest.raises(NotAllowed, match="done already"):
        actions.finish(action, outcome="Again.", by=at_table.sitting, at=NOON)


def test_an_action_is_not_overdue_on_its_last_day(at_table: Table) -> None:
    action = at_table.drafted().actions.get()
    assert not queries.overdue_actions(by=at_table.keeper, on=action.due_on)
    assert queries.overdue_actions(by=at_table.keeper, on=action.due_on + timedelta(days=1))


def test_who_sits_on_a_subgroup_reads_neither_the_group_above_nor_its_papers(at_table: Table) -> None:
    hospital = organisations()[-1]
    below = Group.objects.get(code="support")
    seat, _ = Member.objects.get_or_create(group=below, organisation=hospital)
    theirs = person(Role.PROFESSIONAL, at_work=hospital)
    Member.objects.filter(group=at_table.group, organisation=hospital).delete()
    actions.name_people(seat, representative=theirs, deputy=None, by=at_table.keeper, at=NOON)
    assert queries.group_for(below.code, by=theirs) == below
    assert queries.group_for(below.code, by=at_table.sitting) == below
    with pytest.raises(NotAllowed):
        queries.meeting_for(at_table.meets().pk, by=theirs)


def test_who_moves_to_another_organisation_speaks_for_the_old_one_no_more(at_table: Table) -> None:
    at_table.sitting.organisation = organisations()[2]
    at_table.sitting.save(update_fields=["organisation"])
    with pytest.raises(NotAllowed):
        queries.group_for(at_table.group.code, by=at_table.sitting)


def test_apologies_are_taken_until_it_begins(at_table: Table) -> None:
    coming, begun = at_table.meets(), at_table.meets(days=-1)
    actions.send_apologies(coming, at_table.seat, by=at_table.deputy, at=NOON)
    assert [one.noted.how for one in queries.present_at(coming) if one.noted] == [How.APOLOGIES]
    with pytest.raises(NotAllowed, match="has begun"):
        actions.send_apologies(begun, at_table.seat, by=at_table.deputy, at=NOON)


def test_what_is_written_down_stays_out_of_the_trail_of_notices_and_of_logs(
    at_table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    meeting = at_table.meets(place="Canaryhall", link="https://canary.example/join")
    topic = at_table.topic(meeting, "Canarytitle")
    paper = actions.add_paper(topic, a_pdf("x", notes="x"), title="Canarypaper", by=at_table.keeper, at=NOON)
    actions.send_agenda(meeting, by=at_table.keeper, at=NOON)
    at = NOON + timedelta(days=8)
    actions.note(topic, words="Canarysaid", by=at_table.keeper, at=at)
    actions.decide(topic, words="Canarydecided", by=at_table.keeper, at=at)
    action = actions.take_on(
        topic,
        what="Canarytask",
        organisation=at_table.sitting.organisation,
        due_on=at.date(),
        by=at_table.keeper,
        at=at,
    )
    actions.finish(action, outcome="Canaryoutcome", by=at_table.sitting, at=at)
    actions.remind_of_actions(at=at)
    minutes = queries.told_of(meeting, at=at)
    assert all(word in str(minutes) for word in ("Canarytitle", "Canarysaid", "Canarydecided", "Canarytask"))
    assert "canary" not in caplog.text.lower()
    kept = [str(row) for row in (*TrailEntry.objects.values(), *Notice.objects.values())]
    assert paper.title == "Canarypaper"
    assert Notice.objects.exists()
    assert not [row for row in kept if "canary" in row.lower()]


def test_two_calls_for_one_hour_are_settled_by_the_database(at_table: Table) -> None:
    begins = NOON + timedelta(days=3)
    when = When(starts_at=begins, ends_at=begins + timedelta(hours=1), link="https://meet.example/a")
    other = actions.call_meeting(at_table.group, when, by=at_table.keeper, at=NOON)
    actions.cancel_meeting(other, by=at_table.keeper, at=NOON)
    assert actions.call_meeting(at_table.group, when, by=at_table.keeper, at=NOON) != other


def test_a_pack_is_put_before_the_leading_group_alone_and_read_by_none_beneath_it(
    at_table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = Issued(uuid4(), "Board pack", "0" * 64, lambda: b"%PDF")
    monkeypatch.setattr("handrail.partnership.steering.queries.papers.ISSUED", [lambda: [issued]])
    topic = at_table.topic(at_table.meets())
    below = Group.objects.get(code="support")
    topic.group = below
    with pytest.raises(NotAllowed, match="tells of every group"):
        actions.add_issued(topic, issued.number, by=at_table.keeper, at=NOON)
    assert queries.papers_issued_for(below) == []
    topic.refresh_from_db()
    paper = actions.add_issued(topic, issued.number, by=at_table.keeper, at=NOON)
    assert queries.paper_for(paper.pk, by=at_table.sitting) == paper

    # One that was put before a subgroup before this was so.
    Topic.objects.filter(pk=topic.pk).update(group=below)
    hospital = organisations()[-1]
    Member.objects.filter(group=at_table.group, organisation=hospital).delete()
    seat, _ = Member.objects.get_or_create(group=below, organisation=hospital)
    theirs = person(Role.PROFESSIONAL, at_work=hospital)
    actions.name_people(seat, representative=theirs, deputy=None, by=at_table.keeper, at=NOON)
    with pytest.raises(NotAllowed, match="tells of every group"):
        queries.paper_for(paper.pk, by=theirs)


def test_what_a_group_that_stands_by_itself_has_overdue_is_put_before_no_other(at_table: Table) -> None:
    action = at_table.drafted().actions.get()
    day = action.due_on + timedelta(days=1)
    assert list(queries.overdue_in_every_group(on=day)) == [action]
    alone = actions.add_group(name="By itself", about="", parent=None, by=at_table.keeper, at=NOON)
    Action.objects.filter(pk=action.pk).update(group=alone)
    assert list(queries.overdue_in_every_group(on=day)) == []


def test_the_file_of_a_paper_is_let_go_of_after_years_and_its_title_stays(at_table: Table) -> None:
    topic = at_table.topic(at_table.meets())
    paper = actions.add_paper(topic, a_pdf("Figures", notes="x"), title="Figures", by=at_table.keeper, at=NOON)
    years = timedelta(days=2192 + 8)
    assert (
        actions.let_go_of_papers(at=NOON + years - timedelta(days=2)),
        actions.let_go_of_papers(at=NOON + years),
    ) == (*(0, 1),)
    assert actions.let_go_of_papers(at=NOON + years) == 0
    paper.refresh_from_db()
    assert (paper.title, bytes(paper.content), paper.digest != "") == ("Figures", b"", True)
    with pytest.raises(NoLongerThere):
        queries.read_paper(paper)


def test_the_steering_group_stands_before_its_subgroups(at_table: Table) -> None:
    assert next(iter(queries.groups_for(by=at_table.keeper))) == at_table.group
