"""What must hold of the tree itself: sorted fields, complete migrations, decisions that keep their numbers."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

PROJECT = Path(__file__).resolve().parents[2]
OUR_MODELS = [model for model in apps.get_models() if model.__module__.startswith("handrail.")]
DECISIONS = sorted((PROJECT / "docs/decisions").glob("*.md"))


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_every_field_is_sorted_personal_staff_or_plain(model: type[models.Model]) -> None:
    privacy = model.Privacy  # type: ignore[attr-defined]
    shelves = [privacy.personal, privacy.plain, getattr(privacy, "staff", frozenset())]
    assert set().union(*shelves) == {field.name for field in model._meta.concrete_fields} | {
        field.name for field in model._meta.local_many_to_many
    }
    assert sum(len(shelf) for shelf in shelves) == len(set().union(*shelves)), "a field is sorted twice"


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_a_personal_field_can_hold_only_ciphertext_or_a_keyed_token(model: type[models.Model]) -> None:
    for name in model.Privacy.personal:  # type: ignore[attr-defined]
        field = model._meta.get_field(name)
        keyed = isinstance(field, models.CharField | models.BigIntegerField) and ("token" in name or "digest" in name)
        assert isinstance(field, models.BinaryField) or keyed, f"{model._meta.label}.{name} could be read"


@pytest.mark.django_db(databases=["default", "keyring"])
def test_migrations_are_complete() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_a_key_that_points_to_another_room_leaves_no_way_back(model: type[models.Model]) -> None:
    for field in model._meta.local_fields:
        target = field.related_model
        if not isinstance(field, models.ForeignKey) or not isinstance(target, type):
            continue
        if target._meta.app_label != model._meta.app_label:
            assert field.remote_field.related_name == "+", f"{model._meta.label}.{field.name}"


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.name)
def test_a_decision_has_its_number_its_date_and_its_parts(decision: Path) -> None:
    text = decision.read_text()
    number = decision.name[:4]
    assert text.startswith(f"# {number} "), "the heading and the file disagree on the number"
    assert re.search(r"^Date: \d{4}-\d{2}-\d{2}$", text, re.M)
    for part in ("Status: ", "## Context", "## Decision", "## Consequences"):
        assert part in text


def test_no_two_decisions_share_a_number() -> None:
    numbers = [path.name[:4] for path in DECISIONS]
    assert len(numbers) == len(set(numbers))


PAGES = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md"), *(PROJECT / "localities").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_every_link_between_our_pages_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)", page.read_text()):
        assert "://" in link or (page.parent / link).exists(), f"{page.name} links to {link}"


def test_the_walls_stand() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([linter, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout


def test_no_file_names_a_package_registry() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    hosts = re.compile(
        "|".join(["pypi" + r"\.org", "npmjs" + r"\.(org|com)", "pythonhosted" + r"\.org", "debian" + r"\.org"])
    )
    for name in filter(None, listed):
        path = PROJECT / name
        if path.is_file():
            assert not hosts.search(path.read_text(errors="ignore")), name


def test_no_lock_file_carries_an_address() -> None:
    assert '"resolved"' not in (PROJECT / "package-lock.json").read_text()
    for lock in (PROJECT / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
