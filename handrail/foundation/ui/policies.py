"""What the public door must forget when somebody leaves in a hurry."""

from dataclasses import dataclass

from handrail.foundation.ui.languages import COOKIE as LANGUAGE_CHOSEN


@dataclass(frozen=True)
class Cookie:
    """A cookie's name and the path it was set for: both are needed to take it away again."""

    name: str
    path: str = "/"


# Rooms that set a cookie at the public door add it here in AppConfig.ready().
COOKIES_OF_THE_PUBLIC_DOOR: list[Cookie] = [Cookie("handrail_public_csrf"), Cookie(LANGUAGE_CHOSEN)]
