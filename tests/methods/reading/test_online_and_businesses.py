"""E-mail addresses, handles and businesses."""

import pytest

from handrail.methods.reading.businesses import fold_business
from handrail.methods.reading.finds import Kind
from handrail.methods.reading.online import email_key, fold_handle
from tests.methods.reading.said import folded


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("write to Agron.H@Gmail.com.", "agron.h@gmail.com"),
        ("<a+b@mail.example.org>", "a+b@mail.example.org"),
        ("agron.h at gmail dot com", "agron.h@gmail.com"),
        ("sunny [at] hotmail.co.uk", "sunny@hotmail.co.uk"),
    ],
)
def test_an_email_address(text: str, email: str) -> None:
    assert folded(text, Kind.EMAIL) == [email]


@pytest.mark.parametrize("text", ["a@b", "at home", "he is at live music", "@sunny", "a@@b.com"])
def test_what_is_no_email_address(text: str) -> None:
    assert folded(text, Kind.EMAIL) == []


def test_one_mailbox_has_one_key() -> None:
    assert email_key("A.B+work@googlemail.com") == email_key("ab@gmail.com")
    assert email_key("a.b@mail.example") != email_key("ab@mail.example")


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("message @Sunny_99.", ":sunny_99"),
        ("instagram: Sunny_99", "instagram:sunny_99"),
        ("insta @sunny_99", "instagram:sunny_99"),
        ("his Snapchat name is sunny99", "snapchat:sunny99"),
        ("https://www.instagram.com/sunny_99/", "instagram:sunny_99"),
        ("t.me/sunny_99", "telegram:sunny_99"),
        ("FB: sunny.side", "facebook:sunny.side"),
    ],
)
def test_a_handle_with_its_platform(text: str, handle: str) -> None:
    assert folded(text, Kind.HANDLE) == [handle]


@pytest.mark.parametrize(
    "text", ["on Facebook the page was gone", "a@b.example", "his facebook is private and the", "2 @ 3"]
)
def test_what_is_no_handle(text: str) -> None:
    assert [handle for handle in folded(text, Kind.HANDLE) if handle != "facebook:private"] == []


def test_a_handle_typed_into_a_field() -> None:
    assert fold_handle("@Sunny", platform="Insta") == "instagram:sunny"
    assert fold_handle("Sunny") == ":sunny"


@pytest.mark.parametrize(
    ("text", "business"),
    [
        ("works for Eagle Cleaning Services Ltd", "eagle cleaning services|ltd"),
        ("Smith & Sons Limited", "smith and sons|ltd"),
        ("Eagle Foods LLP, Hertford", "eagle foods|llp"),
        ("at Lucky Nails in town", "lucky nails|"),
        ("Star Hand Car Wash", "star hand car wash|"),
        ("Agron Hoxha t/a Golden Eagle", "golden eagle|"),
        ("paid by golden eagle ltd", "golden eagle|ltd"),
    ],
)
def test_a_business_by_its_form_or_its_trade(text: str, business: str) -> None:
    assert business in folded(text, Kind.BUSINESS)


@pytest.mark.parametrize(
    "text", ["they have limited English", "The Hotel", "a car wash", "Limited time", "nails and hair"]
)
def test_what_is_no_business(text: str) -> None:
    assert folded(text, Kind.BUSINESS) == []


@pytest.mark.parametrize("written", ["Lucky Nails Limited", "LUCKY NAILS LTD.", "The Lucky Nails, Ltd"])
def test_a_business_is_folded_with_its_legal_form_apart(written: str) -> None:
    assert fold_business(written) == "lucky nails|ltd"
