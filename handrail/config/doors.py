"""The two doors: which rooms, which middleware and which addresses each one has.

The public door loads no room that knows a person: neither staff accounts nor casework. What is not
loaded cannot be called, whatever a template or a string reference says.
"""

from dataclasses import dataclass

SHARED_ROOMS = (
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "handrail.foundation.ui",
    "handrail.foundation.printing",
    "handrail.foundation.vault",
    "handrail.foundation.audit",
    "handrail.partnership.published",
    "handrail.partnership.services",
)
PUBLIC_ROOMS = (
    "handrail.public.advice",
    "handrail.public.concerns",
    "handrail.public.pathway",
    "handrail.public.landing",
    "handrail.public.learning",
    "handrail.public.programme",
    "handrail.public.help",
)
STAFF_ROOMS = (
    "django.contrib.auth",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "handrail.config",
    "handrail.foundation.notices",
    "handrail.foundation.people",
    "handrail.partnership.directory",
    "handrail.partnership.premises",
    "handrail.partnership.outreach",
    "handrail.partnership.languages",
    "handrail.partnership.training",
    "handrail.partnership.seminars",
    "handrail.partnership.steering",
    "handrail.partnership.licensing",
    "handrail.casework.desk",
    "handrail.casework.persons",
    "handrail.casework.dots",
    "handrail.casework.documents",
    "handrail.casework.referrals",
    "handrail.casework.nrm",
    "handrail.casework.cases",
    "handrail.casework.support",
    "handrail.casework.operations",
    "handrail.casework.reception",
    "handrail.casework.subject_rights",
    "handrail.casework.exchange",
    "handrail.insight.figures",
    "handrail.insight.prevalence",
    "handrail.insight.board",
    "handrail.insight.explorer",
)

OUTERMOST = (
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "handrail.config.middleware.keep_out_of_caches",
)
PUBLIC_MIDDLEWARE = (
    *OUTERMOST,
    "handrail.config.middleware.speak_the_language_chosen",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
STAFF_MIDDLEWARE = (
    *OUTERMOST,
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "handrail.foundation.people.middleware.require_second_factor",
    "handrail.foundation.people.middleware.keep_session_rules",
    "handrail.config.middleware.explain_refusals",
)


@dataclass(frozen=True)
class Door:
    """One process of Handrail: what it loads and what it answers to."""

    rooms: tuple[str, ...]
    middleware: tuple[str, ...]
    urls: str
    default_port: int


DOORS = {
    "public": Door(
        rooms=(*SHARED_ROOMS, *PUBLIC_ROOMS),
        middleware=PUBLIC_MIDDLEWARE,
        urls="handrail.config.urls_public",
        default_port=8000,
    ),
    "staff": Door(
        rooms=(*SHARED_ROOMS, *STAFF_ROOMS, *PUBLIC_ROOMS),
        middleware=STAFF_MIDDLEWARE,
        urls="handrail.config.urls_staff",
        default_port=8001,
    ),
}
