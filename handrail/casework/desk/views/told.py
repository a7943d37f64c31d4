"""What was told, as rows that somebody reads: danger and a child first, then the account, then the rest."""

from dataclasses import dataclass
from datetime import date, datetime

from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from handrail.casework.desk.models import Concern, ConcernStatus, Priority
from handrail.casework.desk.policies import SHARING_PERMITS, district_name, sign_words, word_for
from handrail.foundation.notices.policies import SafeContact, why_not_contact
from handrail.foundation.ui.languages import name_of
from handrail.foundation.ui.wording import day_words
from handrail.public.concerns.models import Danger, Entry, Known, Report, ReporterKind, Sharing
from handrail.rules.localities.hours import say_hours

Row = dict[str, str]
CHANNELS = {"phone": "Telephone", "text": "Text message", "email": "E-mail"}
VOICEMAIL = {"yes": "Yes", "no": "No. Never leave a message.", "unknown": "Not known. Never leave a message."}


@dataclass(frozen=True, repr=False)
class ContactCard:
    """Whether and how the reporter may be reached. Its repr shows nothing."""

    may: bool
    sentence: str
    rows: list[Row]


def told_rows(report: Report) -> list[Row]:
    """Everything that was told, and last the names of what was not."""
    words = [
        ("Danger now", Danger(report.danger).label),
        ("A child", Known(report.child).label),
        ("What was told", report.account),
        ("Signs", listed(signs_in_words(report.signs))),
        ("Still happening", Known(report.still_happening).label),
        ("When", when(report)),
        *driven(report),
        ("Kind of place", word_for("place_kinds", report.place_kind)),
        ("Address", report.address),
        ("Place in words", report.place_description),
        ("Postcode", report.postcode),
        ("District", district_name(report.district)),
        ("People", report.people_text),
        ("How many people", "" if report.people_count is None else str(report.people_count)),
        ("Languages", report.languages),
        ("Names", report.names),
        ("Vehicles", report.vehicles),
        ("Telephones", report.telephones),
        ("Businesses", report.businesses),
        ("How they know", word_for("how_known", report.how_known)),
        ("How they know, in their words", report.how_known_text),
        ("Told by", word_for("reporter_kinds", report.reporter_kind)),
        *([("Language it was told in", name_of(report.language))] if report.language else []),
        ("Their organisation", report.organisation),
        ("Their role", report.reporter_role),
        ("Their name", report.name),
        ("What they allow", f"{Sharing(report.sharing).label}\n{SHARING_PERMITS[report.sharing]}"),
    ]
    left_out = ", ".join(key for key, value in words if not value)
    return [row(key, value) for key, value in [*words, ("Not said", left_out)] if value]


def driven(report: Report) -> list[tuple[str, str]]:
    """What drivers are asked and nobody else: from where to where, and by whom."""
    if report.reporter_kind != ReporterKind.DRIVER:
        return []
    return [("Picked up at", report.pick_up), ("Dropped off at", report.drop_off), ("Their badge", report.badge)]


def signs_in_words(codes: tuple[str, ...]) -> list[str]:
    """Each sign in the county's words."""
    words = sign_words()
    return [words.get(code, code) for code in codes]


def row(key: str, value: str) -> Row:
    """One row; lines that somebody typed stay lines, and what they typed stays text."""
    return {"key": key, "value": value if isinstance(value, SafeString) else linebreaksbr(value)}


def listed(words: list[str]) -> str:
    """Several things, one a line."""
    if not words:
        return ""
    items = format_html_join("", "<li>{}</li>", ((word,) for word in words))
    return format_html('<ul class="govuk-list govuk-list--bullet">{}</ul>', items)


def when(report: Report) -> str:
    """The day, if there is one, and what they said about it."""
    day = day_words(date.fromisoformat(report.happened_on)) if report.happened_on else ""
    return "\n".join(part for part in (day, report.happened_text) if part)


def contact_card(report: Report, *, at: datetime) -> ContactCard:
    """How the reporter may be reached, and whether that is safe at this moment. Not known means never."""
    contact = SafeContact.from_json(report.safe_contact)
    reason = why_not_contact(contact, channel=contact.channel, at=at)
    if contact.channel not in CHANNELS:
        return ContactCard(may=False, sentence=reason or "", rows=[])
    rows = [
        row("How", CHANNELS[contact.channel]),
        row("Number or address", contact.address),
        row("When it is safe", contact.times or (say_hours(contact.window) if contact.window else "")),
        row("What to say", contact.say),
        row("May a voice message be left", VOICEMAIL.get(contact.voicemail_ok, VOICEMAIL["unknown"])),
    ]
    return ContactCard(may=reason is None, sentence=reason or "It is safe to contact them in this way now.", rows=rows)


def facts_of(concern: Concern) -> list[Row]:
    """Where the concern stands, in codes and names of colleagues."""
    people = {name: getattr(concern, name) for name in ("assigned_to", "opened_by", "assessed_by")}
    facts = [
        ("Where it stands", ConcernStatus(concern.status).label),
        ("Priority", Priority(concern.priority).label if concern.priority else "Not assessed yet"),
        ("Possible kinds", listed([word_for("exploitation_kinds", code) for code in concern.exploitation])),
        ("Kind of place", word_for("place_kinds", concern.place_kind)),
        ("District", district_name(concern.district)),
        ("Came in", Entry(concern.entry).label),
        ("Told by", word_for("reporter_kinds", concern.reporter_kind)),
        ("Given to", people["assigned_to"].name if people["assigned_to"] else "Nobody yet"),
        ("Outcome", word_for("outcomes", concern.outcome)),
    ]
    return [row(key, value) for key, value in facts if value]
