"""Nothing at the public door is in English alone: each sentence is marked, or is a name, or says that it is English."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils.dateformat import format as in_format
from django.utils.translation import override, trans_real

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.catalogues import write_compiled
from handrail.foundation.ui.languages import COOKIE, words_to_translate
from handrail.foundation.ui.marking import marked
from handrail.foundation.ui.pack_words import mo_file, words_of
from handrail.foundation.vault.receipts import new_receipt
from tests.foundation.attachments import planted
from tests.foundation.ui.marked import TEMPLATES
from tests.partnership.outreach import drives
from tests.partnership.seminars.halls import full_hall
from tests.partnership.services.listed import FULL, REFUGE, listed

# A language of which Django's own sentences and months are known, and none of ours is needed.
pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
CODE = "pl"
BEGINS, ENDS = "⟦", "⟧"
LETTERS = re.compile(r"[^\W\d_]{2,}")
SPOKEN_ATTRIBUTES = ("alt", "aria-label", "placeholder", "data-label", "title")
# What only those who answer the telephone read is in English.
ENGLISH_ALONE = frozenset({"staff.html", "demonstration.html"})
STAFF_ALONE = frozenset(
    {"alert.html", "timeline.html", "sub_navigation.html", "other_sheets.html", "columns_not_guessed.html"}
)
OPERATORS = re.compile(
    r"{% if by_telephone[^%]*%}.*?({% else %}|{% endif %})|{% block title_language %}.*?{% endblock %}", re.DOTALL
)
SAID = re.compile(
    r"{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|{{.*?}}|<(?:script|style).*?</(?:script|style)>", re.DOTALL
)
NAMES = ("Handrail", "English", "PDF", "MB", "aria-describedby", "Lantern", "Qwxyz")
EVERYWHERE = replace(REFUGE, name="A line for all", confidential=False, area="nation", districts=())
ALL_OF_US = replace(EVERYWHERE, name="A line for us", area="county")
PLACES = ("Northam Advice Hall", "Made-up Road", "Southam Hall", "Seen and told")


def unmarked(template: Path) -> Iterator[str]:
    """What stands in a template in so many words."""
    source = OPERATORS.sub("", template.read_text(encoding="utf-8"))
    for said in re.findall(r'(?:alt|aria-label|placeholder|title)="([^"]*)"', SAID.sub("", source)):
        yield from LETTERS.findall(said)
    shown = re.sub(r"<[^>]*>", " ", SAID.sub("", source))
    yield from LETTERS.findall(re.sub("|".join(NAMES), " ", shown))


def test_no_template_has_a_sentence_that_is_not_marked() -> None:
    left_out = ENGLISH_ALONE | STAFF_ALONE
    found = {str(one): [*unmarked(one)] for one in TEMPLATES if one.name not in left_out}
    assert {name: words for name, words in found.items() if words} == {}


class Heard(HTMLParser):
    """What of a page is said in no other language: its words outside our marks, and outside what says its language."""

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.silent, self.said = 0, list[bool](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.said += [given[name] or "" for name in SPOKEN_ATTRIBUTES if name in given and not self.is_silent]
        if tag not in {"meta", "link", "img", "input", "br", "path", "wbr"}:
            written_to = (given.get("href") or "").startswith("mailto:")
            apart = (
                written_to
                or tag in {"script", "style", "svg", "time", "textarea"}
                or (tag != "html" and "lang" in given)
            )
            self.silent.append(apart)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"path", "br"}:
            self.silent.pop()

    @property
    def is_silent(self) -> bool:
        return any(self.silent)

    def handle_data(self, data: str) -> None:
        if not self.is_silent:
            outside = re.split(f"([{BEGINS}{ENDS}])", data)
            for part in outside:
                if part in (BEGINS, ENDS):
                    self.depth += 1 if part == BEGINS else -1
                elif not self.depth:
                    self.said.append(part)


def left_in_english(page: str, *, names: re.Pattern[str]) -> list[str]:
    """Every bit of a page that nobody could translate."""
    heard = Heard()
    heard.feed(page)
    heard.close()
    said = (names.sub(" ", re.sub(f"{BEGINS}.*?{ENDS}", " ", part, flags=re.DOTALL)) for part in heard.said)
    return [part.strip() for part in said if LETTERS.search(part)]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A language in which each of our sentences is itself between two marks."""
    target = tmp_path_factory.mktemp("locale")
    words = (*words_to_translate(), *words_of(Path(settings.LOCALITIES) / settings.LOCALITY))
    write_compiled({said: f"{BEGINS}{said}{ENDS}" for said in words}, mo_file(target, CODE))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "LOCALE_PATHS", [target])
        patch.setattr(trans_real, "_translations", {})
        yield


@pytest.fixture
def names() -> re.Pattern[str]:
    """What is called the same in every language: who and where, days and months, receipts, and what somebody typed."""
    locality = current_locality()
    called = [locality.partnership, locality.name, *NAMES, *PLACES]
    called += [one.name for one in (*locality.organisations, *locality.districts)]
    called += [town for district in locality.districts for town in district.towns]
    with override(CODE):
        days = [date(2026, 1, 1) + timedelta(days=31 * month) for month in range(12)]
        called += [in_format(day, how).lower() for day in days for how in "EFl"]
    written = "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True))
    return re.compile(
        rf"\b[0-9A-Z]{{5}}(?:-[0-9A-Z]{{5}}){{4}}\b|{written}|\S+@\S+|\w+(?:\.\w+)+\S*|\b[A-Z]{{2}}\d\w*(?:\s\d[A-Z]{{2}})?"
    )


READ = (
    *(
        "/",
        "/get-help/",
        "/signs/",
        "/signs/general/",
        "/signs/for/nurse-or-gp/",
        "/leaflets/",
        "/leaflets/drivers/ar/",
    ),
    *("/order-leaflets/answer/", "/nowhere/"),
    *("/learning/", "/learning/your-place/", "/learning/certificate/", "/help/", "/help/?postcode=no+such"),
    *("/help/?need=safe_place&postcode=ZZ1", "/tell-us/", "/driver/", "/follow-up/", "/next-steps/"),
    *(f"/next-steps/question/{key}/" for key in ("asker", "age", "victims", "postcode")),
    "/next-steps/steps/",
)
WRONG: dict[str, dict[str, str]] = {
    "/order-leaflets/": {"email": "none", "copies": "0", "receipt": "7K2MQ-4T9XH"},
    "/order-leaflets/answer/": {"receipt": "7K2MQ-4T9XH"},
    "/learning/your-place/": {"receipt": ""},
    "/learning/certificate/": {"code": "nothing"},
    "/follow-up/": {"receipt": "00000-00000-00000-00000-00001"},
    "/driver/": {"danger": "no", "account": ""},
    "/next-steps/question/age/": {},
    "/next-steps/question/victims/": {"answer": "many"},
    "/next-steps/question/postcode/": {"answer": "?"},
}
QUESTIONS = (
    *("danger", "call-999", "who-you-are", "your-work", "what-happened", "signs", "kind-of-place", "where", "district"),
    *("when", "people", "details", "how-you-know", "your-name", "name", "contact", "safe-contact"),
)
TOLD: dict[str, dict[str, str]] = {
    "danger": {"danger": "yes"},
    "call-999": {},
    "who-you-are": {"reporter_kind": "professional"},
    "what-happened": {"account": "Qwxyz"},
    "where": {"postcode": "ZZ2 2AA"},
    "your-name": {"sharing": "share"},
    "name": {"name": "Qwxyz"},
    "contact": {"contact_channel": "phone"},
}
TOLD_WRONGLY: dict[str, dict[str, str]] = {
    "what-happened": {"account": ""},
    "where": {"postcode": "NOT ONE", "address": "x" * 400},
    "when": {"happened_on_day": "31", "happened_on_month": "2"},
    "people": {"people_count": "many"},
    "safe-contact": {"address": "not a number"},
    "signs": {"signs": "no-such-sign"},
}


@pytest.fixture
def door(spoken: None, public_door: Client) -> Client:
    """The public door in a language that has a word of its own for everything that we say."""
    public_door.cookies[COOKIE] = CODE
    return public_door


def heard(answer: Any, names: re.Pattern[str]) -> list[str]:
    """What a page left in English, if anything."""
    assert answer.status_code in {200, 404, 410}, answer
    return left_in_english(answer.content.decode(), names=names)


def unsaid(door: Client, names: re.Pattern[str], *paths: str) -> dict[str, list[str]]:
    """For each path what its page leaves in English."""
    found = {path: heard(door.get(path, follow=True), names) for path in paths}
    return {path: left for path, left in found.items() if left}


def test_no_page_that_is_only_read_has_a_sentence_that_nobody_could_translate(
    door: Client, names: re.Pattern[str]
) -> None:
    for entry in (FULL, REFUGE, EVERYWHERE, ALL_OF_US):
        listed(entry)
    assert unsaid(door, names, *READ) == {}


def test_no_page_of_a_service_has(door: Client, names: re.Pattern[str]) -> None:
    pages = [f"/help/{listed(entry).pk}/" for entry in (FULL, REFUGE, EVERYWHERE, ALL_OF_US)]
    assert unsaid(door, names, *pages) == {}


def test_no_answer_to_a_slip_has(door: Client, names: re.Pattern[str]) -> None:
    found = {path: heard(door.post(path, typed), names) for path, typed in WRONG.items()}
    assert {path: left for path, left in found.items() if left} == {}


def test_no_page_of_a_report_has(door: Client, names: re.Pattern[str]) -> None:
    found: dict[str, list[str]] = {}
    door.post("/tell-us/")
    for question in QUESTIONS:
        path = f"/tell-us/{question}/"
        found[path] = heard(door.get(path), names)
        if question in TOLD_WRONGLY:
            found[f"{path} wrongly"] = heard(door.post(path, TOLD_WRONGLY[question]), names)
        door.post(path, TOLD.get(question, {"skip": "yes"}))
    found["begun"] = heard(door.get("/tell-us/"), names)
    found["to check"] = heard(door.get("/tell-us/check-your-answers/"), names)
    door.post("/tell-us/check-your-answers/")
    found["sent"] = heard(door.get("/tell-us/sent/"), names)
    door.cookies.pop("handrail_receipt", None)
    assert {path: left for path, left in found.items() if left} == {}


def test_no_page_of_following_up_has(door: Client, names: re.Pattern[str]) -> None:
    door.post("/follow-up/", {"receipt": new_receipt()})
    found = {path: heard(door.get(path), names) for path in ("/follow-up/your-concern/", "/follow-up/files/?kept")}
    found["no message"] = heard(door.post("/follow-up/your-concern/", {"message": ""}), names)
    found["no file"] = heard(door.post("/follow-up/files/", {}), names)
    picture = SimpleUploadedFile("some.jpg", planted.jpeg())
    found["cover"] = heard(door.post("/follow-up/files/", {"file": picture, "how": "cover"}), names)
    assert {path: left for path, left in found.items() if left} == {}


def test_no_page_of_a_campaign_of_a_seminar_or_of_a_course_has(door: Client, names: re.Pattern[str]) -> None:
    with override_settings(DOOR="staff"):
        made = full_hall()
    code = drives.begun(slug="here").code().pk
    event, receipt = made["hall"].seminar.pk, new_receipt()
    paths = (
        *(f"/c/{code}/", "/learning/", f"/learning/{event}/"),
        *(f"/seminars/{event}/", f"/seminars/{event}/speak/", f"/seminars/{event}/workshops/"),
    )
    found = unsaid(door, names, *paths)
    asked: dict[str, dict[str, str]] = {
        f"/learning/{event}/": {"name": "", "receipt": receipt},
        f"/seminars/{event}/speak/": {"name": "", "minutes": "none", "receipt": receipt},
        f"/seminars/{event}/workshops/": {"receipt": receipt},
        "/order-leaflets/": {**{key: str(said) for key, said in drives.OUTSIDE.items()}, "receipt": receipt},
        "/order-leaflets/answer/": {"receipt": receipt},
        "/learning/your-place/": {"receipt": receipt},
        "/learning/certificate/": {"code": receipt},
    }
    found |= {f"sent to {path}": heard(door.post(path, typed), names) for path, typed in asked.items()}
    assert {path: left for path, left in found.items() if left} == {}


def test_what_nobody_has_translated_is_said_to_be_english(
    public_door: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a language of which nothing is translated: no mark is left, and each sentence has a `lang` of its own."""
    write_compiled({said: marked(said) for said in words_to_translate()}, mo_file(tmp_path, CODE))
    monkeypatch.setattr(settings, "LOCALE_PATHS", [tmp_path])
    monkeypatch.setattr(trans_real, "_translations", {})
    public_door.cookies[COOKIE] = CODE
    page = public_door.get("/signs/").content.decode()
    assert '<span lang="en-GB" dir="ltr">Exit this page</span>' in page
    assert not re.search("[\ue000\ue001]", page)


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ("<p>Said by nobody</p>", ["Said by nobody"]),
        ("<p>⟦Call <a>999</a> now⟧ or wait</p>", ["or wait"]),
        ('<p aria-label="A label">⟦Said⟧</p>', ["A label"]),
        ('<p><span lang="en-GB">English</span><br>⟦Said⟧ 12 Handrail</p>', []),
    ],
)
def test_what_is_left_in_english_is_found(page: str, left: list[str], names: re.Pattern[str]) -> None:
    assert left_in_english(page, names=names) == left
