"""Requests that no browser of a well-meaning person would send, drawn from a seed so that each can be made again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote, quote_plus, urlencode

MEGABYTE = 1_000_000
# Each is the bytes of one value, as a browser would have sent them before they are put into an address or a form.
WORDS: tuple[bytes, ...] = (
    b"", b" ", b"x", b"0", b"-1", b"1", b"on", b"yes", b"true", b"null", b"None", b"NaN", b"1e309", b"9" * 400,
    b"9223372036854775808", b"-9223372036854775809", b"2026-02-31", b"31/02/2026", b"0000-00-00", b"99999-01-01",
    b"\x00", b"a\x00b", b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\x80abc",
    b"<script>alert(1)</script>", b"\"><img src=x onerror=alert(1)>", b"{{ 7*7 }}{% debug %}", b"%s%n%d{0}",
    b"' OR '1'='1", b"'; DROP TABLE concerns; --", b"../../../../etc/passwd", b"..%2f..%2f", b"\\..\\",
    b"//evil.example", b"http://evil.example/", b"javascript:alert(1)", b"a\r\nSet-Cookie: x=y", b"\r\n\r\n",
    b"=cmd|' /C calc'!A0", "😀👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿".encode(), "\u202egnirts desrever\u202c".encode(),
    "מילים בעברית وعربي".encode(), "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢".encode(), "\ufeff\u200b\u2028\u2029".encode(),
    "İıſßﬃ".encode(), "２０２６".encode(), "٣٤٥".encode(), "½".encode(), "𝟙".encode(), b"a" * 5_000, b"a b " * 2_000,
    b"\n" * 3_000, b"id=1;rm -rf /", b"(" * 500, b"a@" * 200 + b"b.c", b"[1, 2", b"{}",
    b"00000-00000-00000-00000-00000", b"7K2MQ-4T9XH", b"concern:", b"HM-26-000001", b"07700 900123", b"SG1 1AB",
    b"AB12 CDE",
)  # fmt: skip
# What a form would take, so that a request gets past the first thing that refuses it.
FITTING: tuple[bytes, ...] = (
    b"yes", b"no", b"unsure", b"unknown", b"public", b"professional", b"taxi_driver", b"self", b"share",
    b"confidence", b"anonymous", b"text", b"email", b"phone", b"none", b"house", b"northam", b"high", b"normal",
    b"labour", b"sexual", b"information_kept", b"not_our_role", b"account", b"where", b"people", b"accept", b"junk",
    b"inbox", b"quarantine", b"closed", b"open", b"overdue", b"ended", b"live", b"me", b"nobody", b"2", b"3", b"11",
    b"2026", b"DESK_OFFICER", b"TRAINER", b"somebody@work.example", b"Some words.", b"correct horse battery",
    b"123456",
)  # fmt: skip
NAMES: tuple[str, ...] = (
    "danger", "reporter_kind", "organisation", "reporter_role", "account", "signs", "place_kind", "address",
    "postcode", "place_description", "district", "happened_on_day", "happened_on_month", "happened_on_year",
    "happened_text", "still_happening", "people_count", "people_text", "child", "languages", "vehicles",
    "telephones", "businesses", "names", "how_known", "how_known_text", "sharing", "name", "contact_channel",
    "times", "voicemail_ok", "say", "skip", "answer", "receipt", "message", "once", "campaign", "change", "kept",
    "page", "tray", "status", "priority", "assigned", "entry", "overdue", "text", "concerns", "decision",
    "exploitation", "reason", "to", "outcome", "reference", "not_the_same", "sections", "override",
    "override_reason", "words", "show", "period", "about", "by", "act", "first_day", "first_month", "first_year",
    "last_day", "last_month", "last_year", "before", "email", "roles", "successor", "login", "password", "again",
    "password1", "password2", "oldpassword", "code", "credential", "passwordless", "next", "remember",
    "alias", "explained", "explained_by", "language", "interpreter", "given_on_day", "given_on_month", "given_on_year",
    "design", "set_as", "copies", "for", "pick_up", "drop_off", "when", "when_text", "badge", "written_at", "file",
    "slug", "audience", "title", "lead", "starts_on_day", "ends_on_year", "materials", "cost", "expected", "measure",
    "more_by", "comparator", "compared_with", "material", "batch", "why", "where", "says",
    "how", "picture", "parts",
    "need", "needs", "free", "open_now", "open_at", "hours", "area", "districts", "confidential", "public", "role",
    "per_page", "search", "day", "minimum_age", "start_time", "proximity", "full", "modified_after", "format",
    "scope", "how", "purpose", "has_capacity", "best_interests", "reasons", "safe", "channel", "whose",
    "said", "run", "kind", "number", "surname", "type", "expires_on", "trained_on_day", "trained_on_year",
    "came", "were", "room", "key", "answers", "sent", "awareness-danger", "awareness-age", "attended_on",
    "who_else_sees", "postal_address", "given_names", "family_name", "date_of_birth_day", "date_of_birth_month",
    "date_of_birth_year", "not_sure", "csrfmiddlewaretoken", "", "x" * 300, "a[b][c]", "__proto__",
)  # fmt: skip
METHODS = ("GET",) * 20 + ("POST",) * 50 + ("HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW")
FORM = "application/x-www-form-urlencoded"
TYPES = (FORM,) * 8 + (
    "", "text/plain", "application/json", f"{FORM}; charset=utf-7", f"{FORM}; charset=nonsense", "multipart/form-data",
    "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + "x" * 300,
    "application/octet-stream", ";;;", "text/xml; charset=\xff",
)  # fmt: skip
HEADERS: dict[str, tuple[str, ...]] = {
    "HTTP_ACCEPT": ("", "*/*;q=nonsense", "application/json", "text/html;" * 500),
    "HTTP_ACCEPT_LANGUAGE": ("", "xx-YY-zz;q=9", "ar,he;q=0.5", "e" * 9_000),
    "HTTP_ACCEPT_ENCODING": ("", "gzip;q=0", "br, nonsense"),
    "HTTP_USER_AGENT": ("", "\xff\xfe", "x" * 20_000),
    "HTTP_REFERER": ("", "javascript:alert(1)", "http://[::1", "\x80"),
    "HTTP_ORIGIN": ("null", "http://evil.example", "http://[::1"),
    "HTTP_HOST": ("testserver", "127.0.0.1:99999", "evil.example", "a b", "[::1", "localhost:x", "xn--"),
    "HTTP_X_FORWARDED_FOR": ("' OR 1=1", "999.999.999.999", "::1," * 500),
    "HTTP_X_REAL_IP": ("nonsense", "::ffff:1.2.3.4"),
    "HTTP_IF_MODIFIED_SINCE": ("nonsense", "Thu, 31 Feb 2026 99:99:99 GMT"),
    "HTTP_IF_NONE_MATCH": ('W/"', "*"),
    "HTTP_RANGE": ("bytes=5-1", "bytes=-99999999999999999999"),
    "HTTP_X_REQUESTED_WITH": ("XMLHttpRequest",),
    "HTTP_CONTENT_ENCODING": ("gzip",),
    "HTTP_X_HTTP_METHOD_OVERRIDE": ("DELETE",),
    "REMOTE_ADDR": ("", "nonsense", "::1%eth0", "fe80::1"),
    # Any length that is not a number, or not that of what was sent, never gets past a web server.
    "CONTENT_LENGTH": ("", "0"),
}
COOKIES = (
    "", "=", ";;;", "handrail_answers_0=", "handrail_answers_0=1.x", "handrail_answers_0=99.x",
    "handrail_answers_0=-1.x", "handrail_answers_0=²." + "x", "handrail_answers_0=7." + "A" * 3_000,
    "handrail_answers_0=2.gAAAA; handrail_answers_1=x", "handrail_receipt_0=1.x", "handrail_follow_up_0=1.\xff",
    "handrail_staff_session=x", "handrail_staff_session=" + "x" * 5_000, "handrail_public_csrf=\xff", "messages=x",
    "sessionid=../../x", 'a="\\', "a=b" * 1_000,
)  # fmt: skip


@dataclass(frozen=True)
class Request:
    """One request. Its words say how to make it again; what is very long is shortened."""

    method: str
    path: str
    query: str = ""
    body: bytes = b""
    content_type: str = FORM
    headers: dict[str, str] = field(default_factory=dict)
    cookie: str = ""

    def __str__(self) -> str:
        """The request, so that somebody can send it by hand."""
        shown = {name: shorten(value) for name, value in self.headers.items()}
        return (
            f"{self.method} {shorten(self.path)}?{shorten(self.query)} as {self.content_type!r} with {shown}, "
            f"cookie {shorten(self.cookie)!r} and {len(self.body)} bytes {shorten(self.body)!r}"
        )


def shorten(words: Any) -> Any:
    """At most some 300 characters or bytes of it."""
    return words if len(words) <= 300 else words[:300]


@dataclass
class Known:
    """What is known of an address: the inputs on its page, and the cookies of those who may enter."""

    names: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)


@dataclass
class Draw:
    """Draws requests against these addresses; the same seed gives the same ones."""

    dice: Random
    known: Mapping[str, Known]
    cookies: Sequence[str]

    def request(self) -> Request:
        """One of them."""
        path = self.dice.choice(list(self.known))
        method = self.dice.choice(METHODS)
        kind = self.dice.choice(TYPES) if method != "GET" else FORM
        return Request(
            method=method,
            path=path if self.dice.random() < 0.85 else self.bent(path),
            query=self.pairs(NAMES, most=4) if self.dice.random() < 0.4 else "",
            body=self.body(kind, self.known[path].names) if method not in {"GET", "HEAD"} else b"",
            content_type=kind,
            headers=self.headers(),
            cookie=self.cookie(self.known[path].cookies),
        )

    def bent(self, path: str) -> str:
        """An address that leads to nothing, or is broken."""
        parts = path.strip("/").split("/")
        parts[self.dice.randrange(len(parts))] = quote(self.word(), safe="")[:3_000]
        return "/" + "/".join(parts) + self.dice.choice(("/", "", "//", "/.", "?"))

    def cookie(self, fitting: Sequence[str]) -> str:
        """Mostly those of somebody who may enter; now and then with one that was tampered with."""
        own = self.dice.choice(fitting if fitting and self.dice.random() < 0.8 else self.cookies)
        spoilt = self.dice.choice(COOKIES) if self.dice.random() < 0.15 else ""
        return "; ".join(filter(None, (own, spoilt)))

    def word(self) -> bytes:
        """One value: fitting, nasty, or letters at random."""
        chance = self.dice.random()
        if chance < 0.4:
            return self.dice.choice(FITTING)
        if chance < 0.9:
            return self.dice.choice(WORDS)
        if chance < 0.997:
            return "".join(chr(self.dice.randrange(1, 0xD7FF)) for _ in range(self.dice.randrange(40))).encode()
        return self.dice.choice((b"a", "é".encode(), b"a ", b"\n", b"\x00")) * MEGABYTE

    def pairs(self, names: Sequence[str], *, most: int) -> str:
        """Names and values as in an address or a form, some of them several times."""
        drawn = [self.dice.choice(names) for _ in range(self.dice.randrange(most + 1))]
        repeated = drawn + self.dice.choices(drawn, k=self.dice.randrange(3)) if drawn else drawn
        return urlencode([(name, self.word()) for name in repeated], quote_via=quote_plus)

    def filled_in(self, names: Sequence[str]) -> str:
        """Most inputs of the page, each with a value."""
        kept = [name for name in names if self.dice.random() < 0.85]
        return urlencode([(name, self.word()) for name in kept], quote_via=quote_plus)

    def body(self, kind: str, names: Sequence[str]) -> bytes:
        """What is sent: mostly the page's form, sometimes hundreds of fields, sometimes no form at all."""
        if kind.startswith("multipart"):
            return self.parts()
        if not kind.startswith(FORM):
            return self.word()
        if names and self.dice.random() < 0.8:
            return self.filled_in(names).encode()
        return self.pairs(NAMES, most=600 if self.dice.random() < 0.02 else 14).encode()

    def parts(self) -> bytes:
        """Something like a form in parts, often broken off."""
        drawn = b"".join(
            b'--x\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
            % (
                self.dice.choice(NAMES).encode(),
                self.dice.choice((b"", b'; filename="x"', b"; filename*=")),
                self.word(),
            )
            for _ in range(self.dice.randrange(5))
        )
        return drawn + self.dice.choice((b"--x--\r\n", b"", b"--x", b"\x00"))

    def headers(self) -> dict[str, str]:
        """Up to two headers that make no sense."""
        names = self.dice.sample(sorted(HEADERS), k=self.dice.choice((0, 0, 0, 1, 2)))
        return {name: self.dice.choice(HEADERS[name]) for name in names}
