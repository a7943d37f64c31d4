"""How the web server (gunicorn) runs either door; docs/decisions/0002-what-serves.md says why it is this one."""

from pathlib import Path

from handrail.foundation.rubbish import look_seldom

# Each process answers this many requests at a time; a thread that waits for the disk does not hold up the others.
worker_class = "gthread"
threads = 8
# A report's draft travels in cookies of up to 32 kB: the server's usual limit would refuse it.
limit_request_field_size = 65_536
limit_request_fields = 100
# nginx keeps its connections open; on its own, a browser does.
keepalive = 30
graceful_timeout = 25
# Beating hearts belong in memory: a slow or full disk must not make a healthy process look dead.
MEMORY = Path("/dev/shm")  # noqa: S108 — nothing is kept there but the heartbeat
worker_tmp_dir = str(MEMORY) if MEMORY.is_dir() else None
control_socket_disable = True
# No access log: an address or a time of visit that is not written down cannot be asked for.
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "handrail.config.logs.ReferencesOnly"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        # "Invalid request from ip=…" is a warning: from this level up no line carries an address.
        "gunicorn.error": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}


def post_worker_init(_worker: object) -> None:
    """Before the first page is asked for."""
    look_seldom()
