"""Splink's own estimate of one block, on DuckDB: what is counted by column must come to the same chances."""

from handrail.methods.linkage.linkers import quiet_splink
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.on_duckdb import linker_on
from handrail.methods.linkage.predicates import Dialect
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.splink_settings import DEDUPE, settings_of
from handrail.methods.linkage.tables import known_comparisons, opened, table_with_keys


def chances_by_splink(told: Told, model: Model, block: tuple[str, ...]) -> dict[str, list[float]]:
    """The chances of each level among one person's pairs in a block, by Splink; 0 for a level that was not met."""
    quiet_splink()
    with opened(table_with_keys(told)) as connection:
        settings = settings_of(model, dialect=Dialect.DUCKDB, link_type=DEDUPE, compared=known_comparisons(told))
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
