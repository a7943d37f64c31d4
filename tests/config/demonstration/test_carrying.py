"""A small made-up year, carried through the real actions: what it leaves behind, and that it can be begun anew."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from handrail.casework.desk.models import Concern, ConcernStatus
from handrail.casework.referrals.models import LIVE, Referral
from handrail.foundation.audit.queries import first_broken_link
from handrail.foundation.notices.models import Notice, NoticeState
from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.one_time_codes import code_at
from tests import build
from tests.live import Installation

ENDS = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
HOW_MANY, SEED = 30, 44


@pytest.fixture
def home(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, on a day that never changes."""
    settings.HOME, settings.DEMONSTRATION_FILE = tmp_path, tmp_path / "demonstration.json"
    monkeypatch.setattr(timezone, "now", lambda: ENDS)
    build.organisations()
    return tmp_path


@pytest.mark.django_db(databases=["default", "keyring"])
class TestAYear:
    """What the command `demo` leaves behind."""

    @pytest.fixture(autouse=True)
    def loaded(self, home: Path) -> None:
        call_command("demo", concerns=HOW_MANY, seed=SEED, json=True)

    def test_there_is_work_to_do_work_with_others_and_work_that_is_finished(self) -> None:
        statuses = Counter(Concern.objects.values_list("status", flat=True))
        assert statuses.total() == HOW_MANY + 1  # and the report that came with a picture
        assert statuses[ConcernStatus.CLOSED] > HOW_MANY / 2
        assert statuses[ConcernStatus.PASSED_ON] > 0
        assert (statuses[ConcernStatus.NEW], statuses[ConcernStatus.OPEN]) == (2, 2)
        live = Referral.objects.filter(status__in=LIVE, person=None).values_list("concern__status", flat=True)
        assert set(live) == {ConcernStatus.PASSED_ON}

    def test_nothing_happens_after_the_last_day_and_the_trail_is_whole(self) -> None:
        assert not Concern.objects.filter(arrived_at__gt=ENDS).exists()
        assert not Concern.objects.filter(closed_at__gt=ENDS).exists()
        assert first_broken_link() is None

    def test_the_truth_names_concerns_that_are_there(self, home: Path) -> None:
        truth: list[dict[str, Any]] = json.loads((home / "demonstration-truth.json").read_text())
        planted = [reference for network in truth for reference in network["concerns"]]
        assert len(truth) == HOW_MANY // 10
        assert all(len(network["concerns"]) >= 4 for network in truth)
        assert len(planted) == len(set(planted)) == Concern.objects.filter(reference__in=planted).count()

    def test_nothing_will_be_sent(self) -> None:
        assert Notice.objects.filter(state=NoticeState.DROPPED).exists()
        assert not Notice.objects.filter(state__in=[NoticeState.WAITING, NoticeState.SENT]).exists()
        assert not DBTaskResult.objects.ready().exists()

    def test_every_role_can_sign_in_with_what_the_page_shows(self, home: Path) -> None:
        shown = json.loads((home / "demonstration.json").read_text())["sign_ins"]
        assert {role.label for role in Role} <= {role for one in shown for role in one["role"].split(", ")}
        for one in shown:
            assert Person.objects.get(email=one["email"]).check_password(one["password"])
            assert code_at(one["totp_secret"], ENDS).isdecimal()

    def test_a_second_time_nothing_is_done(self, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("demo", concerns=HOW_MANY, seed=SEED)
        assert "loaded already" in capsys.readouterr().out
        assert Concern.objects.count() == HOW_MANY + 1


@pytest.mark.django_db(databases=["default", "keyring"])
def test_it_is_never_mixed_with_real_concerns(home: Path) -> None:
    build.concern()
    with pytest.raises(CommandError, match="never mixed"):
        call_command("demo", concerns=HOW_MANY, seed=SEED)
    assert Concern.objects.count() == 1
    assert not (home / "demonstration.json").exists()


@pytest.mark.slow
def test_an_interrupted_loading_begins_anew_where_that_is_possible(installation: Installation) -> None:
    marked = installation.home / "demonstration.json"
    assert json.loads(installation.run("demo", "--concerns", "12", "--json").stdout) == {"concerns": 12}
    # So it stands while the year is being loaded: marked as made up, and no sign-ins yet.
    marked.write_text('{"sign_ins": []}')
    again = installation.run("demo", "--concerns", "11", "--json")
    if installation.made:
        assert again.returncode == 2
        assert "Make the databases anew" in again.stderr
    else:
        assert json.loads(again.stdout) == {"concerns": 11}
        assert json.loads(marked.read_text())["sign_ins"]
