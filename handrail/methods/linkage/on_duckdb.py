"""The same pairs by Splink on DuckDB, from the one specification: slower than by column, which is held beside it."""

from handrail.methods.linkage.frequencies import Frequencies
from handrail.methods.linkage.linkers import (
    columns_wanted,
    give_frequencies,
    link_type,
    linker_on,
    pairs_of,
    quiet_splink,
    with_enough_in_common,
)
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.pairs import ScoredPairs, less_together, with_names, with_rules
from handrail.methods.linkage.predicates import Dialect
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.splink_settings import settings_of
from handrail.methods.linkage.tables import known_comparisons, opened, table_with_keys


def score_on_duckdb(told: Told, model: Model, frequencies: Frequencies, *, at_least: float = 0.0) -> ScoredPairs:
    """What `score_in_bulk` answers, by Splink on this machine."""
    quiet_splink()
    compared = known_comparisons(told)
    with opened(told) as connection:
        keyed = table_with_keys(told)
        connection.register("keyed", keyed)
        connection.execute("CREATE OR REPLACE TABLE compared AS SELECT * FROM keyed")
        settings = settings_of(model, dialect=Dialect.DUCKDB, link_type=link_type(told), compared=compared)
        linker = linker_on(connection, settings)
        give_frequencies(linker, model, frequencies, compared)
        predicted = linker.inference.predict(warning_mode="never").as_duckdbpyrelation()
        found = predicted.filter(f"match_weight >= {at_least!r}").select(*columns_wanted(compared)).fetchnumpy()
    pairs = with_enough_in_common(pairs_of(found, compared), keyed)
    return with_rules(with_names(pairs, less_together(told.mentions, model, frequencies)), at_least)
