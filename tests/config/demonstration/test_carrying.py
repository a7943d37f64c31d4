"""A small made-up year, carried through the real actions: what it leaves behind, and that it can be begun anew."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker

from handrail.casework.desk.models import Concern, ConcernStatus
from handrail.casework.referrals.models import LIVE, Referral
from handrail.foundation.audit.queries import first_broken_link
from handrail.foundation.notices.models import Notice, NoticeState
from handrail.foundation.people.models import Person, Role
from handrail.foundation.people.queries import with_role
from handrail.foundation.vault.one_time_codes import code_at
from handrail.insight.figures.policies.periods import latest_closed, year_to
from tests import build
from tests.config.demonstration.networks_found import found_in
from tests.insight.recount import assert_board_agrees, assert_measures_agree
from tests.live import Installation
from tests.undoing import undone

ENDS = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
HOW_MANY, SEED = 30, 44


@contextmanager
def at_home(folder: Path) -> Iterator[Path]:
    """A home of its own, on a day that never changes."""
    kept = {"HOME": folder, "DEMONSTRATION_FILE": folder / "demonstration.json"}
    with override_settings(**kept), pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: ENDS)
        build.organisations()
        yield folder


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with at_home(tmp_path) as folder:
        yield folder


@pytest.fixture(scope="class")
def loaded(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The made-up year, which is gone after the last test of its class."""
    with django_db_blocker.unblock(), undone(), at_home(tmp_path_factory.mktemp("year")) as folder:
        call_command("demo", concerns=HOW_MANY, seed=SEED, json=True)
        yield folder


@pytest.mark.usefixtures("loaded")
@pytest.mark.xdist_group("the made-up year")
class TestAYear:
    """What the command `demo` leaves behind: it is loaded once, and looked at from several sides."""

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

    def test_the_truth_names_concerns_that_are_there(self, loaded: Path) -> None:
        truth: list[dict[str, Any]] = json.loads((loaded / "demonstration-truth.json").read_text())
        planted = [reference for network in truth for reference in network["concerns"]]
        assert len(truth) == HOW_MANY // 10
        assert all(len(network["concerns"]) >= 4 for network in truth)
        assert len(planted) == len(set(planted)) == Concern.objects.filter(reference__in=planted).count()

    def test_planted_networks_are_found_by_the_first_suggestion_and_one_in_twenty_is_false(self, loaded: Path) -> None:
        found = found_in(loaded, by=with_role(Role.DESK_OFFICER)[0], at=ENDS)
        assert found.planted >= 4 * (HOW_MANY // 10)
        assert found.first >= 0.95 * found.planted
        assert found.above > 0
        assert found.false <= found.above / 20

    def test_nothing_will_be_sent(self) -> None:
        assert Notice.objects.filter(state=NoticeState.DROPPED).exists()
        assert not Notice.objects.filter(state__in=[NoticeState.WAITING, NoticeState.SENT]).exists()
        assert not DBTaskResult.objects.ready().exists()

    def test_its_figures_are_what_a_plain_recount_comes_to(self) -> None:
        analyst = Person.objects.filter(roles_held__role=Role.ANALYST).first()
        assert analyst is not None
        for quarter in year_to(latest_closed(ENDS.date())).quarters:
            assert len(assert_measures_agree(quarter, by=analyst, on=ENDS.date())) >= 24
            assert_board_agrees(quarter, by=analyst, on=ENDS.date())
        cache.clear()

    def test_every_role_can_sign_in_with_what_the_page_shows(self, loaded: Path) -> None:
        shown = json.loads((loaded / "demonstration.json").read_text())["sign_ins"]
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
    first = installation.run("demo", "--concerns", "12", "--json")
    assert json.loads(first.stdout or "null") == {"concerns": 12}, first.stderr
    # So it stands while the year is being loaded: marked as made up, and no sign-ins yet.
    marked.write_text('{"sign_ins": []}')
    again = installation.run("demo", "--concerns", "11", "--json")
    if installation.made:
        assert again.returncode == 2
        assert "Make the databases anew" in again.stderr
    else:
        assert json.loads(again.stdout) == {"concerns": 11}
        assert json.loads(marked.read_text())["sign_ins"]
