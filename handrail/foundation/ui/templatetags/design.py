"""What templates may say: {% load design %}.

Tags and filters
    {% when moment %}            22 November 2026, 4:05pm
    {% tag "Open" "green" %}     a coloured word (govuk-tag); the colour may be left out
    {{ moment|day }}             22 November 2026 (a date or a datetime)
    {{ moment|clock }}           4:05pm
    {{ text|spoken }}            words that code or a pack says, in the language of the page
    {{ text|written }}           words that somebody here wrote in English; marked as English on other pages
    {{ address|breakable }}      an e-mail address that breaks after "@" and dots on a narrow screen, not within a word
    {{ field|first_input }}      the id of a field's first input, for links from an error summary

Components, each {% include "ui/<name>.html" with … only %}
    error_summary  form          every error with a link to its field; first thing in the content block
    warning        text
    inset          text
    panel          title, text   the green panel at the end of a journey
    notification   text, kind    "success" or "important", across the top of a page
    alert          text, kind    "information", "success", "warning" or "error" (staff door)
    tag            text, colour
    summary_list   rows          of {key, value, change (address), what (hidden words after "Change")}
    sub_navigation label, items  tabs: of {label, url, current, count} (staff door)
    pagination     page          a django.core.paginator Page, or whatever has the same six names (staff door)
    timeline       entries       of {title, by, at, text}, beneath an <h2> (staff door)
    time_out       minutes, warn_minutes, stay, leave

Layouts: {% extends "ui/public.html" %} and {% extends "ui/staff.html" %}, with the blocks
    title, page_error, navigation, before_content, content, after_content.
A wide table stands in <div class="handrail-scroll" tabindex="0" role="region" aria-label="…">, or has the class
handrail-cards and a data-label on each cell, and becomes cards on a narrow screen.
What somebody told us is shown in <div class="handrail-account">, which keeps its lines.
"""

import re
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField, MultiWidget
from django.forms.widgets import ChoiceWidget
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from handrail.foundation.ui import choosing, wording
from handrail.foundation.ui.choosing import in_words

register = template.Library()

COLOURS = frozenset({"", "grey", "green", "teal", "blue", "red", "purple", "magenta", "orange", "yellow"})

PARTS = re.compile(r"[^@.]+[@.]*|[@.]+")


class NoSuchColour(Exception):
    """The design system has no tag of this colour."""


@register.simple_tag
def when(moment: datetime | None) -> SafeString | str:
    """A moment in words, readable by machines too; nothing for None."""
    if moment is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), wording.when_words(moment))


@register.simple_tag
def tag(text: str, colour: str = "") -> SafeString:
    """A coloured word. Raises NoSuchColour."""
    if colour not in COLOURS:
        raise NoSuchColour(colour)
    dressed = f" govuk-tag--{colour}" if colour else ""
    return format_html('<strong class="govuk-tag{}">{}</strong>', dressed, in_words(text))


@register.filter
def day(moment: date | None) -> str:
    """A day in words; nothing for None."""
    if moment is None:
        return ""
    return wording.day_words(timezone.localtime(moment) if isinstance(moment, datetime) else moment)


@register.filter
def clock(moment: datetime | None) -> str:
    """A time of day in words; nothing for None."""
    return wording.clock_words(moment) if moment else ""


@register.filter
def spoken(text: Any) -> Any:
    """What code or a pack says, in the language of the page; in English where nobody has translated it."""
    return in_words(text)


@register.filter
def written(text: Any) -> Any:
    """What somebody here wrote in English, marked as English on a page in another language."""
    return choosing.written(text)


@register.filter
def breakable(address: str) -> SafeString:
    """An address of which each part stays whole where a line is too short for all of it."""
    return format_html_join(mark_safe("<wbr>"), "{}", ((part,) for part in PARTS.findall(address)))


@register.filter
def first_input(field: BoundField) -> str:
    """The id that an error summary leads to: the first of several inputs, or the only one."""
    widget = field.field.widget
    if isinstance(widget, MultiWidget) or (isinstance(widget, ChoiceWidget) and widget.use_fieldset):
        return f"{field.auto_id}_0"
    return str(field.id_for_label)
