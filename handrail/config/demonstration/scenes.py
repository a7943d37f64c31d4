"""What the made-up year is drawn from: scenes.toml, read into frozen dataclasses."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Self

WORDS = Path(__file__).with_name("scenes.toml")


@dataclass(frozen=True)
class Scene:
    """A kind of situation that somebody may notice."""

    code: str
    weight: float
    place_kind: str
    exploitation: tuple[str, ...]
    child: float
    danger: float
    sign_groups: tuple[str, ...]
    reporters: Mapping[str, float]
    businesses: tuple[str, ...]
    accounts: tuple[str, ...]

    @classmethod
    def from_toml(cls, table: Mapping[str, Any]) -> Self:
        """One [[scene]] table."""
        kept: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in table.items()
        }
        return cls(**kept)


@dataclass(frozen=True)
class Script:
    """Everything the year is drawn from."""

    scenes: tuple[Scene, ...]
    words: Mapping[str, tuple[str, ...]]
    months: tuple[float, ...]
    districts: Mapping[str, float]


def read_script(path: Path = WORDS) -> Script:
    """The script of the made-up year."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Script(
        scenes=tuple(Scene.from_toml(table) for table in told["scene"]),
        words={name: tuple(words) for name, words in told["words"].items()},
        months=tuple(told["months"]["weights"]),
        districts=told["districts"],
    )


def weighted(random: Random, weights: Mapping[str, float]) -> str:
    """One of the names, as often as its weight says."""
    return random.choices(list(weights), weights=list(weights.values()))[0]
