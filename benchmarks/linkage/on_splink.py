"""Splink's own prediction from the same settings, on DuckDB: what is asked of columns must come to the same weights."""

from handrail.methods.linkage.frequencies import Frequencies
from handrail.methods.linkage.linkers import columns_wanted, give_frequencies, linker_on, pairs_of, quiet_splink
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.pairs import ScoredPairs, less_together, with_names, with_rules
from handrail.methods.linkage.predicates import Dialect
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.spark import with_enough_in_common
from handrail.methods.linkage.splink_settings import DEDUPE, settings_of
from handrail.methods.linkage.tables import known_comparisons, opened, table_with_keys


def score_by_splink(told: Told, model: Model, frequencies: Frequencies, *, at_least: float) -> ScoredPairs:
    """What `score_in_bulk` answers, by Splink."""
    quiet_splink()
    compared = known_comparisons(told)
    with opened(told) as connection:
        keyed = table_with_keys(told)
        connection.register("keyed", keyed)
        connection.execute("CREATE OR REPLACE TABLE compared AS SELECT * FROM keyed")
        settings = settings_of(model, dialect=Dialect.DUCKDB, link_type=DEDUPE, compared=compared)
        linker = linker_on(connection, settings)
        give_frequencies(linker, model, frequencies, compared)
        predicted = linker.inference.predict(warning_mode="never").as_duckdbpyrelation()
        found = predicted.filter(f"match_weight >= {at_least!r}").select(*columns_wanted(compared)).fetchnumpy()
    pairs = with_enough_in_common(pairs_of(found, compared), keyed)
    return with_rules(with_names(pairs, less_together(told.mentions, model, frequencies)), at_least)


def chances_by_splink(told: Told, model: Model, block: tuple[str, ...]) -> dict[str, list[float]]:
    """The chances of each level among one person's pairs in a block, by Splink; 0 for a level that was not met."""
    quiet_splink()
    with opened(told) as connection:
        settings = settings_of(model, dialect=Dialect.DUCKDB, link_type=DEDUPE, compared=known_comparisons(told))
        settings["blocking_rules_to_generate_predictions"] = ["l.id = r.id"]  # the keys are not in the table
        session = linker_on(connection, settings).training.estimate_parameters_using_expectation_maximisation(
            " AND ".join(f"l.{column} = r.{column}" for column in block), estimate_without_term_frequencies=True
        )
    return {
        comparison.output_column_name: [
            level.m_probability if isinstance(level.m_probability, float) else 0.0
            for level in comparison.comparison_levels
            if not level.is_null_level
        ]
        for comparison in session.core_model_settings.comparisons
    }
