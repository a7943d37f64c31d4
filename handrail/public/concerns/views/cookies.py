"""What a browser keeps for us under lock: a half-written report, a receipt. Nothing of it is stored here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from handrail.foundation.vault.drafts import DraftUnreadable, close_draft, open_draft
from handrail.public.concerns.policies.cookies import MOST, MOST_PIECES, PIECE, piece


class TooMuchToKeep(Exception):
    """The browser cannot keep that much for us."""


@dataclass(frozen=True, kw_only=True)
class LockedCookie:
    """Something that only we can read, in as many cookies as it takes.

    `path` limits where the browser sends it; `purpose` keeps one kind from being taken for another.
    """

    name: str
    path: str
    purpose: str
    lasts: timedelta

    def read(self, request: HttpRequest, *, at: datetime) -> bytes | None:
        """What the browser kept; None when it kept nothing.

        Raises:
            DraftUnreadable: changed, incomplete, or older than it may be.
        """
        first = request.COOKIES.get(piece(self.name, 0))
        if not first:
            return None
        count, _, text = first.partition(".")
        if not count.isdecimal() or not 1 <= int(count) <= MOST_PIECES:
            raise DraftUnreadable
        rest = [request.COOKIES.get(piece(self.name, number), "") for number in range(1, int(count))]
        return open_draft(text + "".join(rest), purpose=self.purpose, at=at, max_age=self.lasts)

    def write(self, response: HttpResponse, plain: bytes, *, request: HttpRequest, at: datetime) -> None:
        """Let the browser keep this, in the place of what it kept.

        Raises:
            TooMuchToKeep: and what it kept before stays as it was.
        """
        text = close_draft(plain, purpose=self.purpose, at=at)
        if len(text) > MOST:
            raise TooMuchToKeep
        pieces = [text[start : start + PIECE] for start in range(0, len(text), PIECE)]
        pieces[0] = f"{len(pieces)}.{pieces[0]}"
        for number, words in enumerate(pieces):
            response.set_cookie(
                piece(self.name, number),
                words,
                path=self.path,
                secure=settings.SECURE,
                httponly=True,
                samesite="Lax",
            )
        self._clear_from(len(pieces), response, request=request)

    def clear(self, response: HttpResponse, *, request: HttpRequest) -> None:
        """Let the browser forget it."""
        self._clear_from(0, response, request=request)

    def _clear_from(self, first: int, response: HttpResponse, *, request: HttpRequest) -> None:
        for number in range(first, MOST_PIECES):
            if piece(self.name, number) in request.COOKIES:
                response.delete_cookie(piece(self.name, number), path=self.path, samesite="Lax")
