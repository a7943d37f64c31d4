"""Makes the tables of an installation as `handrail migrate` does, and draws Django's picture of the models less often.

For every table that a migration makes, Django draws anew each model that hangs together with it, which here is nearly
all of them: three quarters of the time. A new model is pointed at by nothing yet, and what it points at takes it in
when it is drawn. The migrations themselves are applied as they are, one by one.
"""

import gc
import os
from pathlib import Path

import django
from django.core.management import call_command
from django.db.migrations.state import ModelState, ProjectState

from handrail.foundation.vault.keys import make_keys


def add_model(state: ProjectState, added: ModelState) -> None:
    """Write a model into the picture, and draw that one."""
    key = added.app_label, added.name_lower
    state.models[key] = added
    if state._relations is not None:
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:  # drawn before
        state.apps.render_multiple([added])


def main() -> None:
    """Make keys, and apply every migration to the database and the vault's to the keyring."""
    gc.disable()  # nothing is thrown away here that is worth looking for
    make_keys(Path(os.environ["HANDRAIL_HOME"]) / "keys")
    django.setup()
    ProjectState.add_model = add_model  # type: ignore[method-assign]
    call_command("migrate", verbosity=0)
    call_command("migrate", "vault", database="keyring", verbosity=0)


if __name__ == "__main__":
    main()
