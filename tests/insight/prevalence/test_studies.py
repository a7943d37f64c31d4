"""Studies: asked, worked out, stopped and gone on with, shown without small numbers, signed."""

import json
from datetime import timedelta
from http import HTTPStatus
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.casework.referrals.queries import Sighting, Sightings
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.insight.prevalence import actions, queries
from handrail.insight.prevalence.models import KeptPiece, Study, StudyState
from handrail.insight.prevalence.policies import NotTaken, count_in_words, shown_of
from handrail.insight.prevalence.policies.simulated import counties_like
from handrail.insight.prevalence.queries import gathering
from handrail.methods.prevalence.estimates import METHODS, Estimate, Work, answer
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.resampling import Interval
from tests.build import organisations, person
from tests.insight.prevalence.studied import APART, COUNTED, NOON, PAIRS, THREE, WINDOW, asked, worked_out
from tests.methods.prevalence.published import compiled_once

pytestmark = [pytest.mark.django_db, compiled_once]
LATER = NOON + timedelta(minutes=1)
PARTS = (("day", "1"), ("month", "2"), ("year", "2025"))


@pytest.fixture
def analyst() -> Person:
    return person(Role.ANALYST, at_work=organisations()[0])


def results_of(study: Study) -> dict[str, Any]:
    found: dict[str, Any] = Study.objects.get(pk=study.pk).result or {}
    return {**found, "seconds": 0}


def killed_after(pieces: int) -> Any:
    """A clock that the machine goes down with, after so many looks."""
    looks = iter(range(pieces))

    def clock() -> Any:
        if next(looks, None) is None:
            raise KeyboardInterrupt
        return LATER

    return clock


def test_a_study_killed_in_the_middle_goes_on_and_ends_with_the_same_answer(analyst: Person) -> None:
    whole = asked(by=analyst, replicates=300)
    assert actions.work_out(whole.pk, clock=lambda: LATER)
    killed = Study.objects.create(
        **{**{f.name: getattr(whole, f.name) for f in Study._meta.fields if f.name != "id"}, "state": "asked"}
    )
    with pytest.raises(KeyboardInterrupt):
        actions.work_out(killed.pk, clock=killed_after(3))
    kept = set(killed.pieces.values_list("key", flat=True))
    assert len(kept) == 2, "what was found before is kept"
    assert not actions.work_out(killed.pk, clock=lambda: LATER), "another worker may still be at it"
    assert actions.work_out(killed.pk, clock=lambda: LATER + timedelta(hours=1))
    assert results_of(killed) == results_of(whole)
    assert not KeptPiece.objects.exists()


def test_a_stopped_study_keeps_what_it_has_and_goes_on(analyst: Person) -> None:
    study = asked(by=analyst, replicates=200)
    stopping = iter([False, False, True])

    def clock() -> Any:
        if next(stopping, False):
            actions.stop(study, by=analyst, at=LATER)
        return LATER

    assert not actions.work_out(study.pk, clock=clock)
    study.refresh_from_db()
    assert (study.state, study.pieces.count()) == (StudyState.STOPPED, 1)
    actions.go_on(study, by=analyst, at=LATER)
    assert actions.work_out(study.pk, clock=lambda: LATER)
    study.refresh_from_db()
    assert study.state == StudyState.DONE


def test_a_page_says_that_the_engine_is_made_ready_until_the_first_samples_are_done(
    analyst: Person, client: Client
) -> None:
    """What is compiled takes a while the first time: the page is seen before and after the first hundred samples."""
    study, seen = asked(by=analyst, replicates=200), []
    client.force_login(analyst)

    def clock() -> Any:
        seen.append(client.get(reverse("prevalence:study", args=[study.pk])).content.decode())
        return timezone.now()

    assert actions.work_out(study.pk, clock=clock)
    waiting, ready, counting = seen[0], seen[1], seen[2]
    assert ("made ready" in waiting, "made ready" in ready, "made ready" in counting) == (False, True, False)
    assert "0 of 400 samples" in waiting
    assert "100 of 400 samples" in counting


def test_the_same_lists_are_worked_out_once(analyst: Person) -> None:
    first = worked_out(by=analyst)
    again = asked(by=analyst)
    assert (again.state, again.result) == (StudyState.DONE, first.result)
    assert asked(by=analyst, seed=2).state == StudyState.ASKED


def test_lists_that_say_nothing_are_refused_with_the_reason_and_without_a_number(analyst: Person) -> None:
    study = worked_out(by=analyst, text=APART)
    shown = shown_of(study)
    assert study.state == StudyState.REFUSED
    assert (shown.methods, shown.at_least, shown.range) == ([], "", "")
    assert any("Nobody on the list A is on any other" in reason for reason in shown.reasons)
    with pytest.raises(NotAllowed, match="nothing to sign"):
        actions.sign(study, by=analyst, at=LATER)


def test_one_to_four_people_are_never_told_apart(analyst: Person) -> None:
    assert {count_in_words(count) for count in range(1, 5)} == {"1 to 4"}
    assert (count_in_words(0), count_in_words(5), count_in_words(1_234)) == ("none", "about 5", "about 1,235")
    two, four = (
        json.dumps(
            shown_of(worked_out(by=analyst, text=THREE.replace("1,1,1,2", f"1,1,1,{few}"))).as_values()["overlaps"]
        )
        for few in (2, 4)
    )
    assert two == four


def test_nobody_reads_a_single_number_and_an_analyst_signs(analyst: Person, client: Client) -> None:
    study = worked_out(by=analyst)
    client.force_login(analyst)
    page = client.get(reverse("prevalence:study", args=[study.pk]), {"step": "6"}).content.decode()
    assert "There are at least about" in page
    assert "In all, from" in page
    assert "With an odds ratio of 5 for every two lists: about" in page
    assert "As the Home Office did for 2013 (the published method)" in page
    assert "People differ in any way: at least" in page
    assert "Mb, Mbh" in page, "what takes lists for occasions is named, and no number of it is shown"
    where = reverse("prevalence:sign", args=[study.pk])
    assert "Tick every assumption" in client.post(where, {"sentences": ["1", "2"]}).content.decode()
    client.post(where, {"sentences": [str(number) for number in range(1, 7)]})
    signed = client.get(reverse("prevalence:study", args=[study.pk])).content.decode()
    assert f"Signed by {analyst.name}" in signed
    for picture in ("overlap", "methods", "models", "dependence"):
        assert b"<svg" in client.get(reverse("prevalence:picture", args=[study.pk, picture])).content
    assert client.get(reverse("prevalence:picture", args=[study.pk, "nothing"])).status_code == HTTPStatus.NOT_FOUND


def test_how_often_ranges_are_right_is_shown_for_counties_of_the_size_alone() -> None:
    assert {one.people for one in counties_like(100)} == {"300"}
    assert {one.people for one in counties_like(400)} == {"1,000"}
    assert counties_like(20) == counties_like(5_000) == []


def test_the_steering_group_gets_an_accessible_document(analyst: Person) -> None:
    for text in (THREE, APART):
        made = queries.as_pdf(worked_out(by=analyst, text=text))
        with pikepdf.open(BytesIO(made)) as document:
            assert document.Root.MarkInfo.Marked
            assert "pdfuaid" in document.Root.Metadata.read_bytes().decode()


@pytest.mark.parametrize(
    ("text", "merge", "fed", "sentence"),
    [
        ("A,B,C,count\n1,0,x,4\n", "", "", "Row 2: column C: x was found"),
        ("A,B,count\n1,0,4\n", "", "", "There are 2 lists only"),
        (THREE, "A + D", "", "D is none of the lists A, B, C."),
        (THREE, "", "C", "2 lists are left; 3 are needed."),
    ],
)
def test_a_file_that_cannot_be_taken_is_answered_with_its_faults(
    analyst: Person, client: Client, text: str, merge: str, fed: str, sentence: str
) -> None:
    client.force_login(analyst)
    days = {f"{name}_{part}": number for name in WINDOW for part, number in PARTS}
    sent = {**days, "file": SimpleUploadedFile("lists.csv", text.encode()), "definition": COUNTED}
    page = client.post(reverse("prevalence:ask_of_file"), {**sent, "merge": merge, "fed": fed})
    assert sentence in page.content.decode()
    assert not Study.objects.exists()


def test_lists_that_others_fill_are_left_out_or_made_one_and_this_is_shown(analyst: Person) -> None:
    four = "A,B,C,NRM,count\n1,0,0,0,40\n0,1,1,0,30\n0,0,1,1,20\n1,1,0,0,16\n1,0,0,1,9\n"
    given = {**WINDOW, "definition": COUNTED, "by": analyst, "at": NOON}
    left_out = actions.ask_of_file(four, **given, fed=["NRM"])
    made_one = actions.ask_of_file(four, **given, merge=["C+NRM"])
    assert (left_out.names, made_one.names) == (["A", "B", "C"], ["A", "B", "C or NRM"])
    assert left_out.made_by_rule[0].startswith("NRM is left out: the others send people there")
    with pytest.raises(NotTaken):
        actions.ask_of_file(four, **given, merge=["C+C"])


def test_our_own_lists_leave_out_whom_others_sent_and_say_how_many(
    analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = [{"told:self", "told:public"}, {"told:public", "found:police"}, {"told:self"}, {"found:police"}]
    rows = [Sighting(frozenset(codes), frozenset({"found:charity"})) for codes in seen * 2]
    unsure = ((0, 3, 0.8), (2, 6, 0.5))
    monkeypatch.setattr(gathering, "sightings", lambda **_: Sightings(tuple(rows), unsure))
    gathered = queries.own_lists(**WINDOW, by=analyst)
    assert gathered.lists.observed == 8
    assert "Charity" not in gathered.lists.names
    ends = [gathered.lists.names_of(history) for history in gathered.unsure.people]
    assert ([len(end) for end in ends], ends[2]) == ([2, 1, 1, 1], ("Police",))
    assert gathered.unsure.pairs == ((0, 2, 0.8), (1, 3, 0.5))
    assert gathering.OF_LINKS in gathered.rules
    assert gathered.rules[-1] == "Left out of the list Charity, because others sent them there: about 10."
    monkeypatch.setattr(gathering, "sightings", lambda **_: Sightings(tuple(rows[2:3]), ()))
    with pytest.raises(NotTaken, match="make 1 lists; 3 are needed"):
        actions.ask_of_own_records(**WINDOW, by=analyst, at=NOON)


def test_links_that_are_not_sure_and_classes_of_people_stand_beside_the_other_methods(
    analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wandering(lists: Lists, _: Work) -> Estimate:
        words, doubts = "8 chains, R-hat 1.200, worth 40 independent draws", ("The chains do not agree.",)
        limits = Interval(0.95, 10.0, 1e9)
        return answer(lists, "latent", 500.0, interval=limits, model_in_words=words, warnings=doubts, counted=False)

    monkeypatch.setitem(METHODS, "latent", wandering)
    shown = shown_of(worked_out(by=analyst, unsure=PAIRS, latent=True))
    rows = {row.label: row for row in shown.methods}
    assert rows["Classes of people (latent)"].note == (
        "8 chains, R-hat 1.200, worth 40 independent draws. The chains do not agree."
    )
    assert "of the spread comes of that" in rows["Pairs one by one, links drawn"].note
    assert shown.gate == "amber"
    assert "The chains do not agree." in shown.reasons
    assert "1,000,000,000" not in shown.range, "a number of chains that do not agree is in no range"
    with pytest.raises(NotTaken, match="column other: Z is none of the lists A, B, C"):
        asked(by=analyst, unsure=PAIRS.replace("C,0.7", "Z,0.7"))


def test_a_board_member_reads_studies_and_asks_none() -> None:
    member = person(Role.BOARD_MEMBER, at_work=organisations()[0])
    assert queries.studies_for(by=member) == []
    with pytest.raises(NotAllowed, match="Only a coordinator or an analyst"):
        asked(by=member)
