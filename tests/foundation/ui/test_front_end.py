"""The compiled look is small, ours, and built again only when something changed."""

import gzip
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

PROJECT = Path(__file__).resolve().parents[3]
MOST = 50 * 1024
FOLDERS = (Path(settings.STATICFILES_DIRS[0]), PROJECT / "var" / "front-end")
BUILT = next((folder for folder in FOLDERS if (folder / "handrail.css").exists()), FOLDERS[0])
built = pytest.mark.skipif(not (BUILT / "handrail.css").exists(), reason="run python front-end/build.py first")


@pytest.fixture
def builder() -> ModuleType:
    """front-end/build.py, which is a program and not a package."""
    spec = importlib.util.spec_from_file_location("front_end_build", PROJECT / "front-end" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def weight(*parts: bytes) -> int:
    return sum(len(gzip.compress(part, 9)) for part in parts)


@built
@pytest.mark.parametrize("path", ["/", "/tell-us/", "/get-help/"])
def test_a_page_with_everything_it_needs_weighs_less_than_50_kilobytes(public_door: Client, path: str) -> None:
    page = public_door.get(path).content
    files = set(re.findall(r'(?:src|href)="/static/([^"]+)"', page.decode()))
    assert files == {"handrail.css", "handrail.js", "handrail.svg"}
    assert weight(page, *((BUILT / name).read_bytes() for name in files)) <= MOST


@built
@pytest.mark.parametrize("name", ["handrail.css", "staff.css"])
def test_no_font_or_crest_of_others_is_in_the_style(name: str) -> None:
    style = (BUILT / name).read_text()
    assert not re.search(r"GDS Transport|crest|crown|@font-face", style, re.IGNORECASE)


@built
@pytest.mark.parametrize("name", ["handrail.css", "staff.css"])
def test_every_picture_that_the_style_names_lies_beside_it(name: str) -> None:
    named = re.findall(r"url\((?!['\"]?data:)['\"]?([^'\")]+)", (BUILT / name).read_text())
    assert [each for each in named if not (BUILT / each).exists()] == []


@built
def test_the_script_asks_nothing_of_other_places() -> None:
    script = (BUILT / "handrail.js").read_text()
    assert "eval(" not in script
    assert not [each for each in re.findall(r"https?://[^\"'` )]+", script) if "w3.org" not in each]


@built
@pytest.mark.parametrize("dots", [180, 192, 512])
def test_the_icons_of_home_screens_are_drawn_in_their_size_and_without_a_hole(dots: int) -> None:
    with Image.open(BUILT / f"icon-{dots}.png") as icon:
        assert icon.size == (dots, dots)
        assert icon.convert("RGBA").getchannel("A").getextrema() == (255, 255)
        assert len(icon.convert("RGB").getcolors(dots * dots) or []) > 3, "nothing is drawn on it"


def test_the_lock_file_names_no_registry() -> None:
    lock = (PROJECT / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert '"integrity"' in lock


def test_a_machine_without_node_is_told_what_to_do(
    builder: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(builder, "TARGET", tmp_path)
    monkeypatch.setattr(builder, "PACKAGES", tmp_path)
    monkeypatch.setattr(builder.shutil, "which", lambda *_, **__: None)
    assert builder.main() == 1
    assert "There is no Node.js" in capsys.readouterr().err


def test_a_step_that_fails_is_told_with_what_it_said(builder: ModuleType) -> None:
    with pytest.raises(builder.CannotBuild, match=r"Weaving failed \(exit 3\). It said:\nbroken thread"):
        builder.run(["sh", "-c", "echo broken thread >&2; exit 3"], node="/bin/sh", doing="Weaving")


def test_what_is_built_already_is_not_built_again(
    builder: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(builder, "TARGET", tmp_path)
    for name in (*builder.BUILT, *builder.ICONS):
        (tmp_path / name).touch()
    (tmp_path / ".built-from").write_text(builder.digest_of(*builder.sources()))
    assert builder.build() is False
