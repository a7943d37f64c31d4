"""What the surroundings say: folders, databases, addresses. Read once, by settings."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("HANDRAIL_HOME", PROJECT / "var"))


def text(name: str, default: str = "") -> str:
    """The environment variable HANDRAIL_<name>, or the default."""
    return os.environ.get(f"HANDRAIL_{name}", default)


def flag(name: str, *, default: bool = False) -> bool:
    """HANDRAIL_<name> as yes or no; anything but yes, true, on or 1 is no."""
    return text(name, "yes" if default else "no").lower() in {"yes", "true", "on", "1"}


def words(name: str, default: str = "") -> list[str]:
    """HANDRAIL_<name> as a list, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
