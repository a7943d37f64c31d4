"""The board pack: the same figures in four forms, hidden numbers hidden in all of them, fixed periods only."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pikepdf
import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.utils import timezone
from python_calamine import load_workbook

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.insight.board.actions import pack_for
from handrail.insight.board.policies import NoSuchPeriod, period_called
from handrail.insight.board.queries import counting
from handrail.insight.board.queries.measuring import MEASURES
from handrail.insight.board.queries.packing import FORMS, by_theme, shown
from handrail.insight.figures.actions import import_series
from handrail.insight.figures.models import Telling
from handrail.insight.figures.policies.periods import period_between
from handrail.rules.localities.measures import measure_called
from tests.build import NOON, organisations, person
from tests.insight.board import alike
from tests.insight.board.test_page import referral, row

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
YEAR = period_called("", on=TODAY)
QUARTER = ["--from", "2026-07-01", "--to", "2026-09-30"]
SERIES = "series,source,unit,from,to,count,edition\ncalls,A helpline,calls,2025-01-01,2025-12-31,14,first\n"
HIDDEN_LABEL = "A taxi or private-hire driver"


@pytest.fixture(autouse=True)
def a_year_of_rows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    told = [*[row()] * 40, *[row(reporter_kind="professional")] * 7, *[row(reporter_kind="taxi_driver")] * 2]
    alike.told(monkeypatch, told)
    monkeypatch.setattr(counting, "referral_rows", alike.within([referral("done")] * 6, "sent_on"))
    monkeypatch.setattr(timezone, "localdate", lambda *_, **__: TODAY)
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def analyst() -> Person:
    return person(Role.ANALYST, at_work=organisations()[0])


def test_every_form_says_the_same_numbers_and_hides_the_same(analyst: Person) -> None:
    import_series(SERIES, by="handrail", at=NOON)
    pack = pack_for(analyst, period=YEAR, on=TODAY)

    told = json.loads(FORMS[".json"](pack))
    source = next(one for one in told["figures"] if one["code"] == "source")
    counts = {one["label"]: one["count"] for one in source["rows"]}
    assert (told["concerns"], counts["A member of the public"], counts[HIDDEN_LABEL]) == (49, 40, None)
    page = FORMS[".html"](pack).decode()
    assert all(words in page for words in ("Concerns that arrived", "hidden", pack.digest, "A helpline"))
    assert "<script" not in page
    sheet = load_workbook(BytesIO(FORMS[".ods"](pack))).get_sheet_by_name("Figures").to_python()
    written = {line[4]: line[5] for line in sheet if line[0] == "Concerns by who told us"}
    assert (written["A member of the public"], written[HIDDEN_LABEL]) == (40, "hidden")


def test_the_pdf_can_be_read_aloud_and_says_what_it_is(analyst: Person) -> None:
    with pikepdf.open(BytesIO(FORMS[".pdf"](pack_for(analyst, period=YEAR, on=TODAY)))) as pdf:
        assert str(pdf.Root.Lang).startswith("en")
        assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert len(pdf.pages) > 1


def test_the_hash_is_that_of_the_figures_and_not_of_the_day(analyst: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pack_for(analyst, period=YEAR, on=TODAY)
    assert pack_for(analyst, period=YEAR, on=date(2026, 11, 23)).digest == first.digest
    alike.told(monkeypatch, [row()] * 41)
    Telling.objects.all().delete()
    assert pack_for(analyst, period=YEAR, on=date(2026, 11, 24)).digest != first.digest


def test_only_whoever_may_see_the_board_is_given_a_pack() -> None:
    with pytest.raises(NotAllowed):
        pack_for(person(Role.TRAINER, at_work=organisations()[0]), period=YEAR, on=TODAY)


def test_any_other_days_are_refused_with_those_there_are() -> None:
    assert period_between(date(2026, 7, 1), date(2026, 9, 30), on=TODAY).code == "2026-Q3"
    with pytest.raises(NoSuchPeriod, match="2026-07-01 to 2026-09-30"):
        period_between(date(2026, 7, 1), date(2026, 9, 29), on=TODAY)


@pytest.mark.parametrize("ending", FORMS)
def test_the_command_writes_each_form(ending: str, analyst: Person, tmp_path: Path) -> None:
    file = tmp_path / f"pack{ending}"
    said = StringIO()

    call_command("board", *QUARTER, "--out", str(file), "--json", stdout=said)

    assert file.stat().st_size > 0
    told = json.loads(said.getvalue())
    assert told["period"]["from"] == "2026-07-01"
    noted = TrailEntry.objects.get(act="board.pack_written")
    assert (noted.about, noted.detail["sha256"]) == ("board:2026-07-01:2026-09-30", told["sha256"])


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ((*QUARTER, "--out", "pack.doc"), "must end in one of"),
        (("--from", "soon", "--to", "2026-09-30", "--out", "pack.pdf"), "--from soon is no day"),
        (("--from", "2026-10-01", "--to", "2026-12-31", "--out", "pack.pdf"), "finished quarters"),
    ],
)
def test_what_cannot_be_written_is_said(analyst: Person, asked: tuple[str, ...], why: str) -> None:
    with pytest.raises(CommandError, match=why) as refused:
        call_command("board", *asked)
    assert refused.value.returncode == 2


def test_without_anybody_who_may_see_it_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Nobody here may see the board yet"):
        call_command("board", *QUARTER, "--out", str(tmp_path / "pack.json"))


def test_every_theme_of_the_pack_has_figures_of_the_dictionary_in_its_order(analyst: Person) -> None:
    pack = pack_for(analyst, period=YEAR, on=TODAY)
    themes = {one["code"]: [figure["code"] for figure in one["figures"]] for one in shown(pack)["themes"]}
    assert list(themes) == ["concerns", "pathway", "nrm", "support", "operations", "awareness", "caveats"]
    for theme, codes in MEASURES.items():
        assert themes[theme][-len(codes) :] == list(codes)
    figure = next(one for one in pack.told["figures"] if one["code"] == "reasonable_grounds")
    entry = measure_called("reasonable_grounds", current_locality().measures)
    assert (figure["definition"], figure["caveats"]) == (entry.definition, list(entry.caveats))
    assert [row["label"] for row in figure["rows"]] == ["Positive", "Negative"]
    bare = {"figures": [], "waiting": [], "notes": [], "words": [{"theme": "support", "words": "More homes."}]}
    written = next(by_theme(bare))
    assert (written["code"], written["words"], written["figures"]) == ("support", "More homes.", [])
