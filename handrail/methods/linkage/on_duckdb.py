"""The same pairs and chances by Splink on DuckDB, from the one specification. What is done by column is held beside."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from handrail.methods.linkage.comparisons import Comparison
from handrail.methods.linkage.drawing import Block
from handrail.methods.linkage.expecting import SHARE_AT_FIRST, BothShares, Found, Patterns, Shares
from handrail.methods.linkage.frequencies import Frequencies
from handrail.methods.linkage.linkers import (
    columns_wanted,
    give_frequencies,
    link_type,
    pairs_of,
    quiet_splink,
    with_enough_in_common,
)
from handrail.methods.linkage.model import Chances, Model
from handrail.methods.linkage.pairs import ScoredPairs, less_together, with_names, with_rules
from handrail.methods.linkage.predicates import Dialect
from handrail.methods.linkage.shipped import shipped_model
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.splink_settings import DEDUPE, settings_of
from handrail.methods.linkage.tables import known_comparisons, opened, table_with_keys

DIGITS: Final = 9

if TYPE_CHECKING:
    import duckdb
    from splink import Linker
    from splink.internals.comparison import Comparison as SplinkComparison


def score_on_duckdb(told: Told, model: Model, frequencies: Frequencies, *, at_least: float = 0.0) -> ScoredPairs:
    """What `score_in_bulk` answers, by Splink on this machine."""
    quiet_splink()
    compared = known_comparisons(told)
    keyed = table_with_keys(told)
    with opened(keyed) as connection:
        settings = settings_of(model, dialect=Dialect.DUCKDB, link_type=link_type(told), compared=compared)
        linker = linker_on(connection, settings)
        give_frequencies(linker, model, frequencies, compared)
        predicted = linker.inference.predict(warning_mode="never").as_duckdbpyrelation()
        found = predicted.filter(f"match_weight >= {at_least!r}").select(*columns_wanted(compared)).fetchnumpy()
    pairs = with_enough_in_common(pairs_of(found, compared), keyed)
    return with_rules(with_names(pairs, less_together(told.mentions, model, frequencies)), at_least)


def maximised_by_splink(
    told: Told,
    block: Block,
    compared: Sequence[Comparison],
    patterns: Patterns,  # noqa: ARG001 — Splink looks for the pairs itself
    begun: Sequence[BothShares],
) -> list[Found]:
    """The chances among one person in a block, as Splink maximises them from these."""
    quiet_splink()
    given = {each.name: chances_at(*both) for each, both in zip(compared, begun, strict=True)}
    model = Model("begun", SHARE_AT_FIRST, {**shipped_model().chances, **given}, "chances to begin with")
    with opened(table_with_keys(told)) as connection:
        settings = settings_of(model, dialect=Dialect.DUCKDB, link_type=link_type(told), compared=compared)
        session = linker_on(connection, settings).training.estimate_parameters_using_expectation_maximisation(
            " AND ".join(f"l.{column} = r.{column}" for column in block), estimate_without_term_frequencies=True
        )
    found = {each.output_column_name: found_at(each) for each in session.core_model_settings.comparisons}
    return [found[each.name] for each in compared]


def chances_at(ms: Shares, us: Shares) -> tuple[Chances, ...]:
    """The chances of one comparison's levels, to begin with."""
    return tuple(Chances(float(m), float(u)) for m, u in zip(ms, us, strict=True))


def found_at(comparison: "SplinkComparison") -> Found:
    """The chance of each level that was met: of one that was not, Splink has a word.

    DuckDB adds up in any order, so that the last digits are another each time, and with them the name of the model.
    """
    levels = (each.m_probability for each in comparison.comparison_levels if not each.is_null_level)
    return [round(m, DIGITS) if isinstance(m, float) else None for m in levels]


def linker_on(connection: "duckdb.DuckDBPyConnection", settings: dict[str, Any]) -> "Linker":
    """Splink on the mentions of this database."""
    from splink import Linker
    from splink.backends.duckdb import DuckDBAPI

    database = DuckDBAPI(connection=connection)
    if settings["link_type"] == DEDUPE:
        return Linker(database.register("compared"), settings, log_level=None, validate_settings=False)
    sides = []
    for side in ("left", "right"):
        chosen = f"SELECT * FROM compared WHERE source_dataset = '{side}'"  # noqa: S608 — both sides are named here
        connection.execute(f"CREATE TABLE mentions_{side} AS {chosen}")
        sides.append(database.register(f"mentions_{side}"))
    return Linker(sides, settings, log_level=None, validate_settings=False)
