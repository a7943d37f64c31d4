"""What somebody asks about themselves is answered in time, by two people, without what would harm somebody else."""

import json
from datetime import date, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone

from handrail.casework.persons.actions import set_identity
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import Identity
from handrail.casework.referrals import actions as referrals
from handrail.casework.subject_rights import actions, queries
from handrail.casework.subject_rights.models import Asker, Outcome, Request, RequestKind, WithheldBecause
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests.build import Office, consent, document, person, person_record
from tests.casework.persons.conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOW = datetime.fromisoformat("2026-11-20T10:00:00+00:00")
SECRET_SISTER = "canary-sister-told-us"


@pytest.fixture
def office() -> Office:
    return Office(at=NOW - timedelta(days=30))


@pytest.fixture
def kept(office: Office) -> PotentialVictim:
    made = person_record(by=office.worker, at=office.later(), age="adult")
    told = Identity(given_names="Canarygiven", other_names=SECRET_SISTER)
    set_identity(made, identity=told, by=office.worker, at=office.later())
    document(made, by=office.worker, at=office.later())
    return made


def asked(of: PotentialVictim, *, by: Person, kind: RequestKind = RequestKind.ACCESS, known: bool = True) -> Request:
    return actions.record_request(
        of,
        kind=kind,
        asker=Asker.THEMSELVES,
        asked="What do you have on me?",
        shown_by="We know them." if known else "",
        received_on=date(2026, 11, 2),
        by=by,
        at=NOW,
    )


def colleague(office: Office) -> Person:
    return person(Role.SUPPORT_WORKER, at_work=office.worker.organisation)


def agreed(request: Request, office: Office) -> Request:
    actions.prepare(request, by=office.worker, at=NOW)
    return actions.agree(request, by=colleague(office), at=NOW)


def due(request: Request) -> date | None:
    request.refresh_from_db()
    return queries.clock_of(request, on=date(2026, 11, 20)).due_on


def test_a_request_is_due_a_calendar_month_after_it_came(office: Office, kept: PotentialVictim) -> None:
    assert due(asked(kept, by=office.worker)) == date(2026, 12, 2)


def test_the_month_does_not_run_while_it_is_not_known_who_asks(office: Office, kept: PotentialVictim) -> None:
    request = asked(kept, by=office.worker, known=False)
    assert due(request) is None
    with pytest.raises(NotAllowed, match="Find out first who asks"):
        queries.contents_of(request, by=office.worker, at=NOW)
    actions.identify(request, shown_by="A letter", on=date(2026, 11, 10), by=office.worker, at=NOW)
    assert due(request) == date(2026, 12, 10)


def test_two_months_more_are_taken_once_and_only_within_the_first(office: Office, kept: PotentialVictim) -> None:
    late, request = asked(kept, by=office.worker), asked(kept, by=office.worker)
    with pytest.raises(NotAllowed, match="The month is over"):
        actions.extend(late, reason="It is much.", by=office.worker, at=NOW + timedelta(days=13))
    actions.extend(request, reason="It is much.", by=office.worker, at=NOW)
    assert due(request) == date(2027, 2, 2)
    with pytest.raises(NotAllowed, match="extended already"):
        actions.extend(request, reason="It is more.", by=office.worker, at=NOW)


def test_nobody_of_another_organisation_and_no_data_protection_officer_reads_it(
    office: Office, kept: PotentialVictim
) -> None:
    request = asked(kept, by=office.worker)
    for stranger in (
        person(Role.SUPPORT_WORKER, at_work=office.others),
        person(Role.DATA_PROTECTION_OFFICER, at_work=office.home),
    ):
        with pytest.raises(NotAllowed):
            queries.read_request(request, by=stranger, at=NOW)
        with pytest.raises(NotAllowed):
            queries.contents_of(request, by=stranger, at=NOW)


def test_the_data_protection_officer_sees_the_clocks_and_no_word(
    office: Office, kept: PotentialVictim, sign_in: SignIn
) -> None:
    asked(kept, by=office.worker)
    officer = person(Role.DATA_PROTECTION_OFFICER, at_work=office.home)
    page = sign_in(officer).get("/data-protection/").content.decode()
    assert kept.reference in page
    assert "What do you have on me?" not in page
    assert [one.due_on for one in queries.what_waits(by=officer, at=NOW).requests] == [date(2026, 12, 2)]


def test_nobody_agrees_to_the_answer_that_they_prepared(office: Office, kept: PotentialVictim) -> None:
    request = asked(kept, by=office.worker)
    actions.prepare(request, by=office.worker, at=NOW)
    with pytest.raises(NotAllowed, match="Another person has to look"):
        actions.agree(request, by=office.worker, at=NOW)
    with pytest.raises(NotAllowed, match="nobody has agreed"):
        queries.answer_to(request, by=office.worker, at=NOW)


def test_what_is_withheld_is_in_no_part_of_what_is_handed_over(
    office: Office, kept: PotentialVictim, sign_in: SignIn
) -> None:
    request = asked(kept, by=office.worker)
    told = queries.contents_of(request, by=office.worker, at=NOW)
    closed = {one.kept.what for one in told if SECRET_SISTER in one.kept.says}
    actions.withhold(request, what=closed, because=WithheldBecause.OTHERS, by=office.worker, at=NOW)
    agreed(request, office)
    with pytest.raises(NotAllowed, match="Send it back"):
        actions.tell_after_all(request, what=closed, by=office.worker, at=NOW)
    made, files = opened(sign_in(office.worker), request)
    assert SECRET_SISTER not in made
    assert not any(SECRET_SISTER.encode() in content for content in files.values())
    words = json.loads(files["kept.json"])
    assert any(one["withheld"] and one["says"].startswith("Withheld: ") for one in words["kept"])
    assert {"as-it-came-document-1.png", "document-1.png"} <= files.keys()


def opened(browser: Client, request: Request) -> tuple[str, dict[str, bytes]]:
    """The document that is handed over, unlocked: all that stands in it, and the files inside."""
    page = browser.get(f"/data-protection/{request.pk}/hand-over/").content.decode()
    password = page.split('name="password" value="')[1].split('"')[0]
    answer = browser.post(f"/data-protection/{request.pk}/document/", {"password": password})
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(answer.content))
    with pikepdf.open(BytesIO(answer.content), password=password) as pdf:
        files = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
        words = BytesIO()
        pdf.save(words, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return words.getvalue().decode("latin-1"), files


def test_an_answer_with_something_withheld_is_not_called_whole(office: Office, kept: PotentialVictim) -> None:
    request = asked(kept, by=office.worker)
    one = queries.contents_of(request, by=office.worker, at=NOW)[0]
    actions.withhold(request, what=[one.kept.what], because=WithheldBecause.CRIME, by=office.worker, at=NOW)
    agreed(request, office)
    with pytest.raises(NotAllowed, match="done in part"):
        actions.answer(request, outcome=Outcome.DONE, words="Here it is.", by=office.worker, at=NOW)
    ended = actions.answer(
        request, outcome=Outcome.PARTLY, words="Here it is.", handed="in_person", by=office.worker, at=NOW
    )
    assert ended.answered_on == date(2026, 11, 20)


def test_nothing_is_sent_to_who_has_not_said_that_it_is_safe(office: Office, kept: PotentialVictim) -> None:
    request = agreed(asked(kept, by=office.worker), office)
    with pytest.raises(NotAllowed, match="not said that it is safe"):
        actions.answer(request, outcome=Outcome.DONE, words="Sent.", handed="sent", by=office.worker, at=NOW)
    request.refresh_from_db()
    assert request.outcome == ""


def test_a_refused_correction_leaves_their_statement_beside_the_record(
    office: Office, kept: PotentialVictim, sign_in: SignIn
) -> None:
    request = asked(kept, by=office.worker, kind=RequestKind.RECTIFICATION)
    actions.answer(
        request,
        outcome=Outcome.REFUSED,
        words="It is what was seen.",
        statement="I was never there.",
        by=office.worker,
        at=NOW,
    )
    page = sign_in(office.worker).get(f"/data-protection/of/{kept.pk}/").content.decode()
    assert "I was never there." in page


def test_whoever_was_sent_the_record_is_told_that_something_was_put_right(office: Office) -> None:
    made = person_record(by=office.worker, at=office.later(), age="adult")
    consent(made, "police", by=office.worker, at=office.later())
    police = office.reader("exampleshire-police")
    one = referrals.draft(
        made,
        kind="police",
        to=police.organisation,
        way="member",
        sections=["risk"],
        message="",
        by=office.worker,
        at=office.later(),
    )
    referrals.send_draft(one.pk, by=office.worker, at=office.later())
    Notice.objects.all().delete()
    request = asked(made, by=office.worker, kind=RequestKind.RECTIFICATION)
    actions.answer(request, outcome=Outcome.DONE, words="It is right now.", by=office.worker, at=NOW)
    assert list(Notice.objects.values_list("staff_address", flat=True)) == [police.email]


def test_every_page_of_a_request_can_be_used_by_hand(office: Office, kept: PotentialVictim, sign_in: SignIn) -> None:
    browser = sign_in(office.worker)
    today = timezone.localdate()
    typed = {
        "kind": "access",
        "asker": "themselves",
        "asked": "Tell me.",
        "received_on_day": str(today.day),
        "received_on_month": str(today.month),
        "received_on_year": str(today.year),
        "shown_by": "We know them.",
    }
    assert browser.post(f"/data-protection/of/{kept.pk}/ask/", typed).status_code == 302
    request = Request.objects.get()
    for path in ("", "contents/", "prepare/", "more-time/", "answer/"):
        assert browser.get(f"/data-protection/{request.pk}/{path}").status_code == 200, path
    what = queries.contents_of(request, by=office.worker, at=timezone.now())[0].kept.what
    ticked = {"what": [what], "because": "others"}
    assert browser.post(f"/data-protection/{request.pk}/contents/", ticked).status_code == 302
    assert request.withheld.get().what == what
    assert browser.post(f"/data-protection/{request.pk}/contents/", {**ticked, "because": "tell"}).status_code == 302
    assert not request.withheld.exists()
