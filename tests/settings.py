"""Settings for tests: a home of their own with keys made for it, the made-up county, nothing slow and nothing sent."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

given = os.environ.get("HANDRAIL_HOME")
home = Path(given or tempfile.mkdtemp(prefix="handrail-tests-"))
if given is None:
    os.environ["HANDRAIL_HOME"] = str(home)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        atexit.register(shutil.rmtree, home, ignore_errors=True)
os.environ.setdefault("HANDRAIL_LOCALITY", "exampleshire")
for name in ("DATABASE", "KEYRING"):
    if f"HANDRAIL_TEST_{name}" in os.environ:
        os.environ[f"HANDRAIL_{name}"] = os.environ[f"HANDRAIL_TEST_{name}"]

from handrail.foundation.ui.pack_words import compile_all  # noqa: E402
from handrail.foundation.vault.keys import make_keys  # noqa: E402

for folder in (home, home / "static", home / "front-end"):
    folder.mkdir(parents=True, exist_ok=True)
make_keys(home / "keys")

from handrail.config.settings import *  # noqa: E402, F403

compile_all(Path(LOCALITIES) / LOCALITY, home / "locale")  # noqa: F405

# Going through every app's migrations in the keyring, where they make nothing, takes ten seconds in each process: its
# one table is made from its model. Installations of the tests' own apply the migration itself.
DATABASES["keyring"]["TEST"] = {"MIGRATE": False}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
