"""The same pairs by Splink on DuckDB, from the one specification: slower than by column, which is held beside it."""

from typing import TYPE_CHECKING, Any

from handrail.methods.linkage.frequencies import Frequencies
from handrail.methods.linkage.linkers import (
    columns_wanted,
    give_frequencies,
    link_type,
    pairs_of,
    quiet_splink,
    with_enough_in_common,
)
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.pairs import ScoredPairs, less_together, with_names, with_rules
from handrail.methods.linkage.predicates import Dialect
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.splink_settings import DEDUPE, settings_of
from handrail.methods.linkage.tables import known_comparisons, opened, table_with_keys

if TYPE_CHECKING:
    import duckdb
    from splink import Linker


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
