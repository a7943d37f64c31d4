"""The same pairs past one machine: the one specification written out for Spark, scored there by Splink.

pyspark and Java are no part of Handrail: `handrail[spark]` asks for the one; the other is the machine's.
"""

import os
import sys
from typing import TYPE_CHECKING, Final

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
from handrail.methods.linkage.predicates import JARO_WINKLER, Dialect, likeness
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.splink_settings import settings_of
from handrail.methods.linkage.tables import known_comparisons, table_with_keys

if TYPE_CHECKING:
    from pyspark.sql import SparkSession
    from splink import Linker

# On one machine; a cluster's own settings take precedence where they are set.
SETTINGS: Final = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "8",
    "spark.default.parallelism": "8",
    "spark.log.level": "ERROR",
    # With Spark's own gigabyte twenty thousand reports were refused. Where it was started before, that stands.
    "spark.driver.memory": "4g",
}


def score_on_spark(told: Told, model: Model, frequencies: Frequencies, *, at_least: float = 0.0) -> ScoredPairs:
    """What `score_in_bulk` answers, by Spark."""
    quiet_splink()
    compared = known_comparisons(told)
    settings = settings_of(model, dialect=Dialect.SPARK, link_type=link_type(told), compared=compared)
    session = started()
    # Which keys are too common is counted where it is quickest; the pairs are what needs more than one machine.
    compared_table = table_with_keys(told)
    said = session.createDataFrame(compared_table)
    said.persist().createOrReplaceTempView("compared")
    linker = linker_on_spark(session, settings, across=told.from_others is not None)
    give_frequencies(linker, model, frequencies, compared)
    # The line is drawn after what was weighed is kept: before, Spark would write every question out again for each
    # level that its answer could mean, and think for minutes.
    predicted = linker.inference.predict(warning_mode="never").as_spark_dataframe()
    found = predicted.filter(f"match_weight >= {at_least!r}").select(*columns_wanted(compared)).toArrow()
    columns = {name: found.column(name).to_numpy() for name in found.column_names}
    less = less_together(told.mentions, model, frequencies)
    pairs = with_enough_in_common(pairs_of(columns, compared), compared_table)
    return with_rules(with_names(pairs, less), at_least)


def started() -> "SparkSession":
    """Spark with Splink's functions for comparing strings, but for one: how alike two words are is measured as here.

    Whoever works for it needs Python and Handrail where they are on this machine.
    """
    from pyspark.sql import SparkSession
    from splink.backends.spark import similarity_jar_location

    builder = SparkSession.builder.appName("handrail dots link").config("spark.jars", similarity_jar_location())
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.udf.register(JARO_WINKLER[Dialect.SPARK], likeness, "double")
    return session


def linker_on_spark(session: "SparkSession", settings: dict[str, object], *, across: bool) -> "Linker":
    """Splink on the mentions that Spark has."""
    from splink import Linker
    from splink.backends.spark import SparkAPI

    database = SparkAPI(spark_session=session, break_lineage_method="persist")  # type: ignore[no-untyped-call]
    if not across:
        return Linker(database.register("compared"), settings, log_level=None)
    for side in ("left", "right"):
        chosen = session.sql(f"SELECT * FROM compared WHERE source_dataset = '{side}'")  # noqa: S608 — named here
        chosen.createOrReplaceTempView(f"mentions_{side}")
    return Linker([database.register(f"mentions_{side}") for side in ("left", "right")], settings, log_level=None)
