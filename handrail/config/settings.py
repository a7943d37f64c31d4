"""Settings of both doors: what differs between them is in doors.py; what differs between places, in the environment.

docs/how-to/run-it-for-real.md lists every HANDRAIL_ variable that is read here.
"""

from datetime import timedelta
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from handrail.config import environment
from handrail.config.doors import DOORS
from handrail.foundation.ui.languages import ALSO_KNOWN
from handrail.foundation.ui.languages import LANGUAGES as SPOKEN
from handrail.foundation.vault.keys import django_secret

PROJECT, HOME = environment.PROJECT, environment.HOME

# --- which door -------------------------------------------------------------------------------------------
DOOR = environment.text("DOOR", "staff")
INSTALLED_APPS = list(DOORS[DOOR].rooms)
MIDDLEWARE = list(DOORS[DOOR].middleware)
ROOT_URLCONF = DOORS[DOOR].urls
KEYS = environment.text("KEYS", str(HOME / "keys"))
SECRET_KEY = django_secret(KEYS, door=DOOR)
PUBLIC_ADDRESS = environment.text("PUBLIC_ADDRESS", "http://127.0.0.1:8000")
STAFF_ADDRESS = environment.text("STAFF_ADDRESS", "http://127.0.0.1:8001")
# Where "Exit this page" leads: a page that anybody might have been reading.
EXIT_ADDRESS = environment.text("EXIT_ADDRESS", "https://www.bbc.co.uk/weather")

DEBUG = False
ALLOWED_HOSTS = environment.words("HOSTS", "127.0.0.1,localhost,[::1]")
SECURE = environment.flag("SECURE")
BEHIND_PROXY = environment.flag("BEHIND_PROXY")

# --- the county -------------------------------------------------------------------------------------------
LOCALITIES = environment.text("LOCALITIES", str(PROJECT / "localities"))
LOCALITY = environment.text("LOCALITY", "hertfordshire")
DEMONSTRATION_FILE = HOME / "demonstration.json"

# --- where things are kept --------------------------------------------------------------------------------
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    # Seconds to wait for another writer; then the reporter is told that nothing was kept, and what to do.
    "timeout": 10,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000"
    ),
}


def database(name: str, default_file: str) -> dict[str, Any]:
    """The connection that HANDRAIL_<name> names, or an embedded SQLite file."""
    address = environment.text(name, f"sqlite:///{HOME / default_file}")
    kept: dict[str, Any] = {**dj_database_url.parse(address, conn_max_age=60)}
    if "sqlite" in str(kept["ENGINE"]):
        kept["OPTIONS"] = {**SQLITE_OPTIONS}
        if name == "DATABASE":
            # `copying_back` does it every half second: whoever keeps something does it only where that is not running.
            kept["OPTIONS"]["init_command"] += "; PRAGMA wal_autocheckpoint=20000"
        kept["CONN_MAX_AGE"] = None
    else:
        waits = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
        kept["OPTIONS"] = {**kept.get("OPTIONS", {}), "options": waits}
    return kept


DATABASES = {
    "default": database("DATABASE", "handrail.sqlite3"),
    # The subjects' keys are kept apart, so that a copy of the one is worth nothing without the other.
    "keyring": database("KEYRING", "keyring.sqlite3"),
}
DATABASE_ROUTERS = ["handrail.foundation.vault.router.KeyringRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if DOOR == "public"
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "staff_door_cache"},
}

# --- pages ------------------------------------------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                *(["django.contrib.auth.context_processors.auth"] if DOOR == "staff" else []),
                *(["django.contrib.messages.context_processors.messages"] if DOOR == "staff" else []),
                "handrail.config.context.surroundings",
            ],
        },
    }
]
FORM_RENDERER = "handrail.foundation.ui.renderer.DesignSystemRenderer"
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [HOME / "front-end"]
# What leaflets are set in: SIL Open Font Licence, installed with the front end's packages.
# Noto Sans has its Arabic dots apart from their letters, and a document then says each such letter twice.
LETTERS = ("noto-sans", "noto-sans-ethiopic", "noto-sans-gurmukhi", "noto-sans-sc", "vazirmatn")
FONT_FOLDERS = [
    PROJECT / f"node_modules/@expo-google-fonts/{letters}" / weight
    for letters in LETTERS
    for weight in ("400Regular", "700Bold")
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000
WSGI_APPLICATION = "handrail.config.wsgi.application"

LANGUAGE_CODE = "en-gb"
# The public door speaks more of them (handrail/foundation/ui/languages.py); the staff door speaks English.
LANGUAGES = [(language.code, language.name) for language in SPOKEN]
LOCALE_PATHS = [HOME / "locale"]
LANG_INFO.update(ALSO_KNOWN)
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# --- safety of pages and cookies --------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
# Not "no-referrer": browsers then send forms with the origin "null", which the check against forgery must refuse.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
# The doors may share a host name (127.0.0.1): their cookies must not.
CSRF_COOKIE_NAME = f"handrail_{DOOR}_csrf"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "handrail.config.refusals.form_went_stale"
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS, STAFF_ADDRESS]
SESSION_COOKIE_NAME = "handrail_staff_session"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# A file stays in memory and is never laid down in the clear; what is larger is let go while it comes in. A little more
# than the largest document (25 MB in the pack's limits.csv; 10 MB at the public door), for the form around it.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = (27 if DOOR == "staff" else 12) * 1024 * 1024

# --- signing in (staff door) ------------------------------------------------------------------------------
if DOOR == "staff":
    from handrail.foundation.people.sign_in import *  # noqa: F403

# --- work in the background, and telling people -----------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "studies"]}}
EMAIL_BACKEND = environment.text("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = str(HOME / "mail")
EMAIL_HOST = environment.text("EMAIL_HOST", "localhost")
EMAIL_PORT = int(environment.text("EMAIL_PORT", "25"))
EMAIL_USE_TLS = environment.flag("EMAIL_TLS")
EMAIL_HOST_USER = environment.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_PASSWORD")
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", "no-reply@handrail.invalid")
NOTIFY_KEY = environment.text("NOTIFY_KEY")
NOTIFY_ADDRESS = environment.text("NOTIFY_ADDRESS")
NOTIFY_EMAIL_TEMPLATE = environment.text("NOTIFY_EMAIL_TEMPLATE")
NOTIFY_TEXT_TEMPLATE = environment.text("NOTIFY_TEXT_TEMPLATE")

# --- logs: references only, never an address, a name or an account ------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "handrail.config.logs.ReferencesOnly"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": environment.text("LOG_LEVEL", "WARNING")},
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}
