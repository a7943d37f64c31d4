"""Each profession has one page, on the screen and on paper; easy read has a drawing beside every line."""

from io import BytesIO
from pathlib import Path

import pikepdf
from django.apps import apps
from django.test import Client

from handrail.foundation.locality import current_locality
from handrail.foundation.printing.documents import document
from handrail.public.advice import queries
from handrail.rules.localities.easy_read import SYMBOLS


def test_the_signs_lead_to_every_profession_and_to_easy_read(public_door: Client) -> None:
    shown = public_door.get("/signs/").content.decode()
    for one in current_locality().short_versions:
        assert f"/signs/for/{one.code}/" in shown
    assert "/easy-read/" in shown


def test_a_short_version_says_signs_what_to_do_and_the_route_and_shows_no_score(public_door: Client) -> None:
    shown = public_door.get("/signs/for/taxi-driver/").content.decode()
    for words in ("Exit this page", "What to do in your job", "What not to do", "Your own route", "call 999"):
        assert words in shown
    assert "score" not in shown.casefold()


def test_an_unknown_profession_is_not_found(public_door: Client) -> None:
    assert public_door.get("/signs/for/wizard/").status_code == 404
    assert public_door.get("/signs/for/wizard/one-page.pdf").status_code == 404


def test_every_short_version_is_one_page_on_paper_that_a_screen_reader_can_read() -> None:
    for one in current_locality().short_versions:
        made = document("advice/short_version", queries.short_on_paper(one.code, locality=current_locality()))
        with pikepdf.open(BytesIO(made)) as pdf:
            assert len(pdf.pages) == 1, one.code
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang) == "en-GB"


def test_easy_read_has_a_drawing_beside_every_line(public_door: Client) -> None:
    shown = public_door.get("/easy-read/").content.decode()
    lines = [line for part in current_locality().easy_read for line in part.lines]
    assert shown.count('viewBox="0 0 64 64"') == len(lines)
    assert all(line.words in shown for line in lines)
    assert "{" not in "".join(line.words for line in lines)


def test_easy_read_is_printed_with_drawings_that_a_screen_reader_passes_over(public_door: Client) -> None:
    answer = public_door.get("/easy-read/easy-read.pdf")
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        tags = [each.get("/S") for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        assert "/Figure" not in tags


def test_every_drawing_is_there_and_none_is_drawn_for_nothing() -> None:
    folder = Path(apps.get_app_config("advice").path) / "templates/advice/symbols"
    assert {file.stem for file in folder.glob("*.svg")} == SYMBOLS
    assert {line.symbol for part in current_locality().easy_read for line in part.lines} == SYMBOLS


def test_a_leaflet_is_read_on_the_screen_in_its_language_and_direction(public_door: Client) -> None:
    shown = public_door.get("/leaflets/workers/ar/").content.decode()
    words = current_locality().words_in("ar")
    assert '<div lang="ar" dir="rtl">' in shown
    assert words.designs["workers"].title in shown
    assert "Nobody who speaks this language has checked this translation yet." in shown


def test_every_leaflet_is_listed_in_every_language(public_door: Client) -> None:
    shown = public_door.get("/leaflets/").content.decode()
    for design in current_locality().leaflets:
        for language in ("en", *current_locality().leaflet_words):
            assert f"/leaflets/{design.code}/{language}/" in shown
    assert public_door.get("/leaflets/workers/tlh/").status_code == 404
    assert public_door.get("/leaflets/nothing/en/").status_code == 404
