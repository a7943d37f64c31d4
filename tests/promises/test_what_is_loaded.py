"""A door opens, and a command begins, without loading what only drawing, counting or matching needs."""

import os
import subprocess
import sys

import pytest

HEAVY = frozenset({"altair", "duckdb", "jsonschema", "numba", "numpy", "pandas", "scipy", "splink", "statsmodels"})
LOAD = """
import sys
import django
django.setup()
import handrail.config.urls_{door}
print(*sys.modules)
"""


@pytest.mark.parametrize("door", ["public", "staff"])
def test_no_door_loads_what_it_seldom_needs(door: str) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}

    loaded = subprocess.run(
        [sys.executable, "-c", LOAD.format(door=door)], env=environment, capture_output=True, text=True, check=False
    )

    assert loaded.returncode == 0, loaded.stderr
    assert HEAVY & set(loaded.stdout.split()) == set()
