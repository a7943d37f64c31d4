"""The same specification as Splink reads it, for the database it is to run on."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from handrail.methods.linkage.comparisons import COMPARISONS, Comparison
from handrail.methods.linkage.keys import KEYS
from handrail.methods.linkage.model import Chances, Model
from handrail.methods.linkage.predicates import Dialect, Same

DEDUPE: Final = "dedupe_only"
ACROSS: Final = "link_only"


def settings_of(
    model: Model,
    *,
    dialect: Dialect,
    link_type: str,
    compared: Sequence[Comparison] = COMPARISONS,
    trained: bool = True,
) -> dict[str, Any]:
    """Splink's settings for these comparisons. Without `trained` it is to estimate the chances itself."""
    return {
        "link_type": link_type,
        "unique_id_column_name": "id",
        "source_dataset_column_name": "source_dataset",
        "probability_two_random_records_match": model.prior,
        "retain_matching_columns": trained,  # with them come the grades
        "retain_intermediate_calculation_columns": False,
        "blocking_rules_to_generate_predictions": [
            f"l.{key_column(place)} = r.{key_column(place)}" for place in range(len(KEYS))
        ]
        if trained
        else ["l.id = r.id"],  # it is told on which pairs to train
        "comparisons": [
            comparison_of(comparison, model.chances[comparison.name] if trained else None, dialect)
            for comparison in compared
        ],
    }


def key_column(place: int) -> str:
    """The column that holds the key at this place of the list of keys."""
    return f"key_{place}"


def comparison_of(comparison: Comparison, chances: tuple[Chances, ...] | None, dialect: Dialect) -> dict[str, Any]:
    """One comparison with its levels, the missing one first."""
    return {
        "output_column_name": comparison.name,
        "comparison_levels": [
            {"sql_condition": missing_asked(comparison, dialect), "label_for_charts": "missing", "is_null_level": True},
            *(level_of(comparison, place, chances, dialect) for place in range(len(comparison.levels))),
        ],
    }


def level_of(
    comparison: Comparison, place: int, chances: tuple[Chances, ...] | None, dialect: Dialect
) -> dict[str, Any]:
    """One level with its chances, if they are known."""
    level = comparison.levels[place]
    return {
        "sql_condition": asked(comparison, place, dialect),
        "label_for_charts": level.name,
        **({"tf_adjustment_column": level.by_frequency} if level.by_frequency else {}),
        **({"m_probability": chances[place].m, "u_probability": chances[place].u} if chances else {}),
    }


def asked(comparison: Comparison, place: int, dialect: Dialect) -> str:
    """A level's question. On DuckDB by the name of its macro, unless it is plain sameness, which Splink looks for.

    Splink takes every question apart, again for each block it trains on; one of many parts takes it seconds each time.
    """
    when = comparison.levels[place].when
    if when is None:
        return "ELSE"
    if isinstance(when, Same) or dialect is not Dialect.DUCKDB:
        return when.sql(dialect)
    return called(macro_name(comparison, place), sorted(when.columns))


def missing_asked(comparison: Comparison, dialect: Dialect) -> str:
    """Where nothing can be compared."""
    if dialect is not Dialect.DUCKDB:
        return comparison.missing_sql(dialect)
    return called(macro_name(comparison, None), missing_columns(comparison))


def missing_columns(comparison: Comparison) -> list[str]:
    """The columns that say whether anything can be compared."""
    unless = comparison.but_not_if.columns if comparison.but_not_if is not None else frozenset()
    return sorted(comparison.if_known.columns | unless)


def macro_name(comparison: Comparison, place: int | None) -> str:
    """The macro of a level, or of the missing one."""
    return f"{comparison.name}_missing" if place is None else f"{comparison.name}_level_{place}"


def called(name: str, columns: Sequence[str]) -> str:
    """A macro with both sides of its columns."""
    return f"{name}({', '.join(f'{column}_l, {column}_r' for column in columns)})"


def macros() -> Iterator[str]:
    """What makes DuckDB know every question by its name."""
    for comparison in COMPARISONS:
        missing = called(macro_name(comparison, None), missing_columns(comparison))
        yield f"CREATE MACRO {missing} AS ({comparison.missing_sql(Dialect.DUCKDB)})"
        for place, level in enumerate(comparison.levels):
            if level.when is not None and not isinstance(level.when, Same):
                question = called(macro_name(comparison, place), sorted(level.when.columns))
                yield f"CREATE MACRO {question} AS ({level.when.sql(Dialect.DUCKDB)})"
