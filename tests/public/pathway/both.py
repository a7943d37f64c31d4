"""Asks both programs that decide, the server's and the one that works without signal, and compares word for word."""

import hashlib
import importlib.util
import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from handrail.public.pathway.queries import shown_steps
from handrail.public.pathway.queries.compiled import compiled_pathway
from handrail.rules.localities.locality import Locality
from handrail.rules.pathway.decide import decide
from handrail.rules.pathway.facts import facts_of

PROJECT = Path(__file__).resolve().parents[3]
PROGRAM = Path(__file__).with_name("decide.mjs")
WORDS = ("number", "layer", "telephone", "link", "opening", "deadline", "set_by")


@dataclass(frozen=True)
class Case:
    """Answers as the page holds them ("consents.nrm"), and a moment."""

    answers: dict[str, str | int]
    at: datetime

    def as_json(self) -> dict[str, Any]:
        """The case for the program in JavaScript."""
        return {"answers": self.answers, "at": int(self.at.timestamp()) * 1000}


def node() -> str:
    """The node that builds the front end."""
    said = importlib.util.spec_from_file_location("front_end_build", PROJECT / "front-end" / "build.py")
    assert said is not None
    assert said.loader is not None
    build = importlib.util.module_from_spec(said)
    said.loader.exec_module(build)
    found: str = build.find_node()[0]
    return found


def without_signal(
    cases: list[Case], *, locality: Locality, made_on: date, folder: Path, whole: bool = False
) -> list[str]:
    """What a copy made on that day says of each case: a digest, or all of it."""
    files = {
        "copy.json": compiled_pathway(locality=locality, on=made_on),
        "cases.json": [case.as_json() for case in cases],
    }
    for name, held in files.items():
        (folder / name).write_text(json.dumps(held))
    command = [node(), str(PROGRAM), *(str(folder / name) for name in files), *(["whole"] if whole else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")


def at_the_server(case: Case, *, locality: Locality) -> str:
    """What the server says of a case on its day: the decision, and how its steps read."""
    day = case.at.astimezone(locality.timezone).date()
    at = case.at.astimezone(UTC)
    decision = decide(facts_of(case.answers), on=day, locality=locality, at=at)
    steps = shown_steps(decision, locality=locality, at=at)
    shown = [{name: getattr(step, name) for name in WORDS} for step in steps]
    return json.dumps({"decision": decision.as_json(), "shown": shown}, ensure_ascii=False, separators=(",", ":"))


def assert_both_say_the_same(given: Iterable[Case], *, locality: Locality, made_on: date, folder: Path) -> None:
    """Fails with the first case of which the two say something different, and what each says."""
    cases = list(given)
    said = without_signal(cases, locality=locality, made_on=made_on, folder=folder)
    assert len(said) == len(cases)
    for case, digest in zip(cases, said, strict=True):
        text = at_the_server(case, locality=locality)
        if hashlib.md5(text.encode(), usedforsecurity=False).hexdigest() != digest:
            other = without_signal([case], locality=locality, made_on=made_on, folder=folder, whole=True)
            assert json.loads(other[0]) == json.loads(text), case
            assert other[0] == text, case
