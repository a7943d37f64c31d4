"""Which program scores very many pairs: this one or Splink on one machine, or Spark past one."""

import os
import shutil
from importlib.util import find_spec

from handrail.methods.linkage.bulk import score_in_bulk
from handrail.methods.linkage.pairs import Engine
from handrail.methods.linkage.records import CannotLink

NO_PYSPARK = "--engine spark: pyspark is not installed; `pip install handrail[spark]` installs it."
NO_JAVA = "--engine spark: no Java was found; Spark needs Java 17, on the path or where JAVA_HOME points."


def engine_called(name: str) -> Engine:
    """The engine of this name.

    Raises:
        CannotLink: Spark was asked for, and pyspark or Java is missing.
    """
    if name == "columns":
        return score_in_bulk
    if name == "duckdb":
        from handrail.methods.linkage.on_duckdb import score_on_duckdb

        return score_on_duckdb
    if find_spec("pyspark") is None:
        raise CannotLink([NO_PYSPARK])
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise CannotLink([NO_JAVA])
    from handrail.methods.linkage.spark import score_on_spark

    return score_on_spark
