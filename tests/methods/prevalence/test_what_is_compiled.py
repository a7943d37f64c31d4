"""What numba keeps on disk is never older than what it was made from."""

import hashlib
from importlib import import_module
from pathlib import Path

import pytest

import handrail.methods.prevalence
from handrail.methods.prevalence.ready import make_ready
from tests.methods.prevalence import published

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


@published.compiled_once
def test_all_that_is_compiled_is_made_ready_and_told() -> None:
    told: list[tuple[int, int]] = []
    make_ready(lambda done, of: told.append((done, of)))
    assert told == [(done, 4) for done in range(5)]
    for name, kernels in {
        "stepwise": ("select_stepwise",),
        "models": ("search", "fit_each"),
        "latent": ("run_chain",),
    }.items():
        module = import_module(f"handrail.methods.prevalence.kernel_{name}")
        assert all(getattr(module, kernel).signatures for kernel in kernels)
