"""Where the packs are, and copies of them to plant faults in."""

import shutil
from pathlib import Path

PACKS = Path(__file__).parents[3] / "localities"
NAMES = sorted(folder.name for folder in PACKS.iterdir() if folder.is_dir())


def copy_into(folder: Path) -> Path:
    """The made-up county and its parent in a folder of their own; answers the county's folder."""
    for name in ("england-and-wales", "exampleshire"):
        shutil.copytree(PACKS / name, folder / name)
    return folder / "exampleshire"


def line_of(file: Path, start: str) -> int:
    """The number of the first line that starts so."""
    lines = file.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(start))


def replace_in(file: Path, old: str, new: str) -> None:
    """Write something else in a file, where it stands once or more."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
