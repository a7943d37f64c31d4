"""What is given as a business is no person, what announces a name is no part of it; half a plate fits either way."""

from datetime import date

from handrail.casework.dots.models import MentionKind
from handrail.casework.dots.policies.fitting import MAY_BE_SHARED, association_of
from handrail.casework.dots.policies.reading import Read
from handrail.casework.dots.policies.telling import text_of, with_businesses_given, with_names_given
from handrail.methods.reading.finds import Kind
from handrail.methods.reading.found import read_text
from handrail.methods.reading.postcodes import fold_postcode
from handrail.public.concerns.models import Report


def found(report: Report) -> set[tuple[Kind, str]]:
    """What is found in a telling, with what was given in its boxes."""
    told = text_of(report)
    seen = read_text(told.text, on=date(2026, 11, 1)).found
    return {(each.kind, each.written) for each in with_names_given(told, with_businesses_given(told, seen))}


def test_what_was_given_as_a_business_is_one_wherever_it_stands() -> None:
    report = Report(account="The girl at Bright Hands is afraid.", businesses="Bright Hands", names="Maria Ionescu")
    assert found(report) == {(Kind.BUSINESS, "Bright Hands"), (Kind.NAME, "Maria Ionescu")}


def test_a_word_that_announces_a_name_is_no_part_of_it() -> None:
    names = {written for kind, written in found(Report(account="He is tall.", names="called Uncle"))}
    assert "called Uncle" not in names
    assert "Uncle" in names


def vehicle(folded: str) -> Read:
    return Read(MentionKind.VEHICLE, Kind.PLATE, folded, folded, 0, len(folded), 2, "")


def test_half_a_plate_fits_a_whole_one_whichever_was_told_first_and_less_than_half_fits_none() -> None:
    for one, other in (("NE99*", "NE99KVH"), ("NE99KVH", "NE99*")):
        shared = association_of(vehicle(one), vehicle(other))
        assert shared is not None
        assert shared[0] == MAY_BE_SHARED
    assert association_of(vehicle("NE9*"), vehicle("NE99KVH")) is None


def test_what_is_made_up_has_postcodes_and_no_address_has_none() -> None:
    assert fold_postcode("zz3 2bf") == "ZZ3 2BF"
    assert fold_postcode("ZZ99 3VZ") == ""
