"""What numba keeps on disk is never older than what it was made from."""

import hashlib
from importlib import import_module
from pathlib import Path

import pytest

import handrail.methods.prevalence

FOLDER = Path(handrail.methods.prevalence.__file__).parent
MADE_FROM = {
    "kernel_models": ("kernel.py",),
    "kernel_stepwise": ("kernel.py", "poisson.py"),
    "kernel_latent": ("kernel.py",),
}


@pytest.mark.parametrize("name", MADE_FROM)
def test_a_change_below_reaches_what_was_compiled_above(name: str) -> None:
    """Numba compiles again when a function's own file changes, and not when one that it calls does: so both must."""
    text = b"".join((FOLDER / file).read_bytes() for file in MADE_FROM[name])
    module = import_module(f"handrail.methods.prevalence.{name}")
    assert hashlib.sha256(text).hexdigest()[:12] == module.BUILT_ON, f"write it into {name}.py: BUILT_ON"
