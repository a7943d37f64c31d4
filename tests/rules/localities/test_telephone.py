"""One number is one number, however it is printed."""

import pytest

from handrail.rules.localities.telephone import NotATelephoneNumber, Telephone, read_telephone


def test_one_number_printed_in_two_ways_is_one_number() -> None:
    assert read_telephone("08000 121 700").number == read_telephone("0800 0121 700").number == "+448000121700"


def test_a_number_is_shown_as_its_owner_prints_it() -> None:
    assert read_telephone("08000 121 700").display == "08000 121 700"


@pytest.mark.parametrize("written", ["+44 20 7243 2942", "02072432942", "(020) 7243 2942"])
def test_a_number_not_written_in_the_national_way_is_shown_so(written: str) -> None:
    assert read_telephone(written) == Telephone("+442072432942", "020 7243 2942")


@pytest.mark.parametrize("short", ["999", "101", "116 123"])
def test_short_numbers_stay_as_they_are_dialled(short: str) -> None:
    assert read_telephone(short) == Telephone(short.replace(" ", ""), short)


@pytest.mark.parametrize("text", ["ask at the desk", "12", "020 7243 29", "07999999999999", "998"])
def test_what_nobody_can_dial_is_refused(text: str) -> None:
    with pytest.raises(NotATelephoneNumber, match="is not a telephone number"):
        read_telephone(text)


@pytest.mark.parametrize("text", ["01632 960101", "07700 900123", "0808 157 0123"])
def test_a_number_kept_for_drama_is_only_for_made_up_counties(text: str) -> None:
    assert read_telephone(text, made_up=True).number.startswith("+44")
    with pytest.raises(NotATelephoneNumber, match="is a number kept for drama"):
        read_telephone(text)


def test_a_made_up_county_may_not_print_a_number_that_rings() -> None:
    with pytest.raises(NotATelephoneNumber, match="is not a number kept for drama"):
        read_telephone("020 7243 2942", made_up=True)
