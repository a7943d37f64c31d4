"""The copy that works without signal in every language: it reads as the pages do, says who made it, and is small."""

import gzip
import json
import random
import re
import subprocess
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.choosing import in_words, written
from handrail.foundation.ui.languages import LANGUAGES, OTHERS, Language, translated
from handrail.foundation.ui.wording import when_words
from handrail.public.pathway.policies import SAID_WITHOUT_SIGNAL
from handrail.public.pathway.queries import shown_steps
from handrail.public.pathway.queries.compiled import compiled_pathway
from handrail.public.pathway.queries.saying import StepWords, joined
from handrail.rules.pathway.decide import decide
from handrail.rules.pathway.facts import facts_of
from tests.public.pathway.both import PROJECT, Case, node
from tests.public.pathway.situations import any_answers
from tests.public.pathway.test_offline_page import KEPT, MOST_RULES, PAGE

PROGRAM = Path(__file__).with_name("say.mjs")
MADE_ON = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
SCRIPTS = sorted((PROJECT / "front-end" / "js").glob("offline*.mjs"))
SAYS = re.compile(r"(?:say\(\w+(?:\.\w+)?, |refused\(|const (?:asAt|changed|old|checked|words) = [^\n']*)'([^'\n]+)'")
every_language = pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)


def some_cases(language: Language) -> list[Case]:
    """Answers at random, at moments over a year: weekends, bank holidays and both kinds of time."""
    chance = random.Random(language.code)
    return [
        Case(
            {**any_answers(chance), "postcode": chance.choice(["ZZ1 1AA", "ZZ2", "NOT ONE"])},
            NOON + timedelta(minutes=chance.randrange(525_600)),
        )
        for _ in range(150)
    ]


def without_signal(cases: list[Case], folder: Path) -> Any:
    """What the copy says, in the language that is spoken now."""
    files = {
        "copy.json": compiled_pathway(locality=current_locality(), on=MADE_ON),
        "cases.json": [one.as_json() for one in cases],
    }
    for name, held in files.items():
        (folder / name).write_text(json.dumps(held))
    command = [node(), str(PROGRAM), *(str(folder / name) for name in files)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def spoken(said: StepWords) -> dict[str, Any]:
    """The words of a step, and its sentences as one line."""
    return {**asdict(said), "line": joined([said.first, said.further])}


def on_the_pages(case: Case) -> dict[str, Any]:
    """What the pages say of the same, in the language that is spoken now."""
    locality = current_locality()
    day = case.at.astimezone(locality.timezone).date()
    decision = decide(facts_of(case.answers), on=day, locality=locality, at=case.at)
    return {
        "at": when_words(case.at),
        "safer": [in_words(sentence) for sentence in decision.safer],
        "steps": [
            {
                "layer": in_words(one.layer),
                "telephone": one.telephone,
                "link": one.link,
                "opening": one.opening,
                "deadline": one.deadline,
                "set_by": in_words(one.set_by),
                "words": spoken(one.words),
                "english": spoken(one.english),
                "channel": in_words(one.step.channel.name) if one.step.channel else "",
                "source": written(one.step.source),
            }
            for one in shown_steps(decision, locality=locality, at=case.at)
        ],
    }


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_copy_reads_as_the_pages_do(language: Language, tmp_path: Path) -> None:
    cases = some_cases(language)
    with override("en-gb" if language.code == "en" else language.code):
        said = without_signal(cases, tmp_path)
        for case, told in zip(cases, said, strict=True):
            assert told == json.loads(json.dumps(on_the_pages(case))), case


def test_every_phrase_of_the_scripts_is_listed_to_be_translated_and_none_besides() -> None:
    source = "\n".join(script.read_text(encoding="utf-8") for script in SCRIPTS)
    assert set(SAYS.findall(source)) <= set(SAID_WITHOUT_SIGNAL)
    assert [phrase for phrase in SAID_WITHOUT_SIGNAL if f"'{phrase}'" not in source] == []


@every_language
def test_each_language_has_a_copy_of_its_own_that_says_who_made_it_and_leads_to_the_english(
    language: Language, public_door: Client
) -> None:
    answer = public_door.get(f"{PAGE}{language.code}/")
    page = answer.content.decode()
    assert f'<html lang="{language.tag}"' in page
    assert (' dir="rtl" class' in page) == language.right_to_left
    assert translated(language.code)["What to do next, without signal"] in page
    assert "Handrail (draft, not checked by a person of the language)" in page
    assert (
        translated(language.code)["This translation has not yet been checked by a person who speaks the language."]
        in page
    )
    assert f'href="{PAGE}"' in page
    assert answer["Content-Language"] == language.tag
    assert not answer.cookies


@every_language
def test_each_copy_is_small_on_the_way(language: Language, public_door: Client) -> None:
    answer = public_door.get(f"{PAGE}{language.code}/pathway.json", headers={"Accept-Encoding": "gzip"})
    assert len(answer.content) <= MOST_RULES
    assert json.loads(gzip.decompress(answer.content))["language"] == language.code


def test_a_copy_is_kept_apart_from_those_in_other_languages(public_door: Client) -> None:
    worker = public_door.get(f"{PAGE}ar/worker.js")
    found = KEPT.search(worker.content.decode())
    assert found is not None
    kept = json.loads(found[1])
    own = [file for file in kept["files"] if not file.startswith("/static/")]
    assert kept["language"] == "ar"
    assert worker["Service-Worker-Allowed"] == f"{PAGE}ar/"
    assert own == [f"{PAGE}ar/", f"{PAGE}ar/pathway.json", f"{PAGE}ar/manifest.webmanifest"]
    manifest = json.loads(public_door.get(own[-1]).content)
    assert (manifest["lang"], manifest["dir"], manifest["scope"]) == ("ar", "rtl", f"{PAGE}ar/")


def test_the_pages_lead_to_the_copy_in_their_language(public_door: Client) -> None:
    assert f'href="{PAGE}vi/"' in public_door.get("/next-steps/?language=vi").content.decode()
    assert f'href="{PAGE}"' in public_door.get("/next-steps/?language=en").content.decode()


def test_a_language_that_nobody_speaks_has_no_copy(public_door: Client) -> None:
    assert public_door.get(f"{PAGE}xx/").status_code == 404
    assert public_door.get(f"{PAGE}en/").status_code == 404
