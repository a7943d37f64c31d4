"""Published counts come in whole or not at all, and the same file twice adds nothing."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from handrail.foundation.audit.queries import entries
from handrail.insight.figures.actions import Imported, import_series
from handrail.insight.figures.models import PublishedCount
from handrail.insight.figures.policies import NotASeries
from handrail.insight.figures.queries import published_series

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HEADER = "series,source,unit,from,to,count,edition\n"
SERIES = HEADER + (
    "reports,PCC,reports,2017-03-01,2017-08-31,8,2018-07-30\n"
    "reports,PCC,reports,2017-09-01,2018-02-28,24,2018-07-30\n"
    "reports,PCC,reports,2018-03-01,2018-07-31,29,2018-07-30\n"
)
COUNTIES = [path.parent.name for path in Path("localities").glob("*/figures")]


def take_in(text: str) -> Imported:
    return import_series(text, by="handrail", at=NOON)


def test_a_file_is_taken_in_and_shown_in_order() -> None:
    assert take_in(SERIES) == Imported(read=3, added=3, there_already=0)
    (series,) = published_series()
    assert [count.count for count in series.counts] == [8, 24, 29]


def test_the_same_file_twice_adds_nothing() -> None:
    take_in(SERIES)
    assert take_in(SERIES) == Imported(read=3, added=0, there_already=3)
    assert PublishedCount.objects.count() == 3


def test_one_bad_row_keeps_the_whole_file_out() -> None:
    with pytest.raises(NotASeries):
        take_in(SERIES + "reports,PCC,reports,2018-08-01,2018-08-31,few,2018-07-30\n")
    assert not PublishedCount.objects.exists()


def test_a_period_that_overlaps_what_was_imported_is_refused() -> None:
    take_in(SERIES)
    with pytest.raises(NotASeries, match="Row 2, column from: this period overlaps 2018-03-01 to 2018-07-31"):
        take_in(HEADER + "reports,PCC,reports,2018-07-01,2018-08-31,3,2018-07-30\n")


def test_another_count_needs_another_edition_and_both_are_kept() -> None:
    take_in(SERIES)
    with pytest.raises(NotASeries, match="Row 2, column count: edition 2018-07-30 said 29 before"):
        take_in(SERIES.splitlines()[0] + "\n" + SERIES.splitlines()[3].replace(",29,", ",30,"))
    take_in(SERIES.replace(",29,2018-07-30", ",30,2019-01-01"))
    (series,) = published_series()
    assert [count.count for count in series.counts] == [8, 24, 30]
    assert PublishedCount.objects.count() == 4


def test_an_import_stands_in_the_trail() -> None:
    take_in(SERIES)
    (entry,) = entries(act="figures.imported")
    assert entry.detail == {"read": 3, "added": 3}


@pytest.mark.parametrize("county", COUNTIES)
def test_every_county_brings_figures_that_can_be_imported(county: str) -> None:
    for file in Path("localities", county, "figures").glob("*.csv"):
        done = take_in(file.read_text(encoding="utf-8"))
        assert done.added == done.read > 0


def test_the_command_reports_in_json(tmp_path: Path) -> None:
    file = tmp_path / "series.csv"
    file.write_text(SERIES)
    out = io.StringIO()
    call_command("figures", "import", str(file), "--json", stdout=out)
    assert json.loads(out.getvalue()) == {"file": str(file), "read": 3, "added": 3, "there_already": 0}


def test_the_command_names_the_file_with_each_fault_and_ends_with_2(tmp_path: Path) -> None:
    file = tmp_path / "series.csv"
    file.write_text(SERIES + "reports,PCC,reports,soon,later,few,2018-07-30\n")
    with pytest.raises(CommandError) as refused:
        call_command("figures", "import", str(file))
    assert refused.value.returncode == 2
    assert str(refused.value).count(f"{file}: Row 5, column") == 3


@pytest.mark.parametrize(("content", "sentence"), [(None, "cannot be read"), (b"\xff\xfe\x00", "not written in UTF-8")])
def test_a_file_that_cannot_be_read_is_one_sentence(content: bytes | None, sentence: str, tmp_path: Path) -> None:
    file = tmp_path / "series.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        call_command("figures", "import", str(file))
