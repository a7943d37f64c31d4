"""The standard in the pack: every code of ours is placed, and a record says what it may and no more."""

from datetime import date

import pytest

from handrail.casework.cases.models import CaseStatus, ClosingReason
from handrail.casework.nrm.models import DECIDED, DecisionKind, DecisionOutcome
from handrail.casework.persons.models import ConsentPurpose
from handrail.casework.referrals.models import Kind
from handrail.rules.case_data_standard.reading import read_standard
from handrail.rules.case_data_standard.records import (
    CaseRecord,
    age_band,
    deidentified_row,
    full_row,
    published_row,
    said_by,
)
from handrail.rules.case_data_standard.standard import Fit, NotPlaced, Placed, Withheld
from handrail.rules.localities.pack import read
from handrail.rules.referral_form.fields import FieldKind
from handrail.rules.referral_form.reading import read_form
from tests.rules.localities.packs import PACKS

STANDARD = read_standard(PACKS / "exampleshire")
COUNTY = read(PACKS / "exampleshire")
DAY = date(2026, 11, 17)


def every_code_of_ours() -> list[tuple[str, str]]:
    lists = {**COUNTY.lists, **COUNTY.support.lists, "case_statuses": (), "closing_reasons": ()}
    ours = [(name, word.code) for name, words in lists.items() for word in words]
    ticks = [field.id for field in read_form(PACKS / "exampleshire").fields if field.kind is FieldKind.TICK]
    decided = [f"{kind}.{outcome}" for kind in DECIDED for outcome in DecisionOutcome]
    undecided = [kind.value for kind in DecisionKind if kind not in DECIDED]
    return [
        *ours,
        *(("nrm_ticks", tick) for tick in ticks if tick.startswith("type_")),
        *(("case_statuses", one.value) for one in CaseStatus),
        *(("closing_reasons", one.value) for one in ClosingReason),
        *(("referral_kinds", one.value) for one in Kind),
        *(("consent_purposes", one.value) for one in ConsentPurpose),
        *(("nrm_decisions", code) for code in [*decided, *undecided, "none_yet"]),
    ]


def test_every_code_of_ours_is_placed() -> None:
    codes = every_code_of_ours()

    assert len(codes) > 200
    assert all(STANDARD.places_of(*code) for code in codes)


def test_a_code_that_is_not_placed_stops_everything() -> None:
    with pytest.raises(NotPlaced, match="“new_kind” of exploitation_kinds"):
        STANDARD.places_of("exploitation_kinds", "new_kind")


def test_exact_codes_come_back_as_what_they_were() -> None:
    back: dict[tuple[str, str], set[str]] = {}
    for one in STANDARD.placed:
        if one.list == "exploitation_kinds" and one.fit is Fit.EXACT:
            back.setdefault((one.field, one.theirs), set()).add(one.ours)
    assert back
    assert all(len(ours) == 1 for ours in back.values())


def test_what_is_lost_is_said_for_every_code_that_is_not_exact() -> None:
    assert all(one.note for one in STANDARD.losses())
    assert any(one.ours == "criminal" for one in STANDARD.losses())


def test_the_standard_has_38_fields_of_which_12_identify_and_the_published_set_27_columns() -> None:
    assert len(STANDARD.fields) == 38
    assert sum(each.withheld is Withheld.IDENTIFIER for each in STANDARD.fields) == 12
    assert len(STANDARD.columns) == 27


def test_an_industry_goes_only_with_forced_labour() -> None:
    farm = Placed("place_kinds", "farm", Fit.BROADER, "vic_ForcedLabourIndustry", "A_AgricultureForestryAndFishing", "")
    labour = Placed("exploitation_kinds", "labour", Fit.EXACT, "vic_TypeOfExploitation", "ForcedLabour", "")

    assert said_by([farm]) == {}
    assert set(said_by([farm, labour])) == {"vic_ForcedLabourIndustry", "vic_TypeOfExploitation"}


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2009, 11, 17), "9--17"),
        (date(2008, 11, 17), "18--20"),
        (date(1978, 11, 17), "48+"),
        (date(2026, 11, 1), "0--8"),
        (date(2027, 1, 1), ""),
        (None, ""),
    ],
)
def test_an_age_is_a_band_on_the_day_of_registration(born: date | None, band: str) -> None:
    assert age_band(CaseRecord(DAY, {}, born=born)) == band


def test_nothing_that_identifies_is_in_a_record_of_which_nobody_may_be_known() -> None:
    said = {each.name: ("CANARY",) for each in STANDARD.fields if each.withheld is not Withheld.NO}
    record = CaseRecord(DAY, said, born=date(2000, 1, 1), may_name=True)

    assert "CANARY" not in deidentified_row(record, STANDARD)
    assert "CANARY" not in published_row(record, STANDARD)
    assert full_row(record, STANDARD).count("CANARY") == len(said)
    assert "CANARY" not in full_row(CaseRecord(DAY, said), STANDARD)


def test_nationalities_are_known_however_they_are_written() -> None:
    assert (STANDARD.country_of("Sri-Lankan"), STANDARD.country_of(" british "), STANDARD.country_of("of Mars")) == (
        "LK",
        "GB",
        "",
    )
