"""What the document `pathway/next_steps` prints: the steps in the language of the page, then the same in English."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext, override

from handrail.foundation.ui.choosing import about_translation, in_words, spoken_now, written
from handrail.foundation.ui.languages import ENGLISH
from handrail.foundation.ui.wording import day_words, when_words
from handrail.public.pathway.models import Told
from handrail.public.pathway.policies import DANGER, PAPER, SILENT_CALL
from handrail.public.pathway.queries.steps import ShownStep, answers_in_words, shown_steps
from handrail.rules.localities.locality import Locality
from handrail.rules.pathway.decision import Decision


def printed(told: Told, decision: Decision, *, locality: Locality, at: datetime) -> dict[str, Any]:
    """What the template is given. `english` is None where the page itself is in English.

    Paper is shown to professionals here, who have to read what was held against the law: so the English follows.
    """
    language = spoken_now()
    said = sheet(told, decision, locality=locality, at=at)
    with override(settings.LANGUAGE_CODE):
        english = None if language.code == ENGLISH else sheet(told, decision, locality=locality, at=at)
    return {
        "title": said["title"],
        "language": language.code,
        "right_to_left": language.right_to_left,
        "said": said,
        "english": english,
    }


def sheet(told: Told, decision: Decision, *, locality: Locality, at: datetime) -> dict[str, Any]:
    """Everything on paper in the language of the page; what nobody has translated is marked as English."""
    steps = shown_steps(decision, locality=locality, at=at)
    answers = answers_in_words(told, address_of=lambda _: "", locality=locality)
    made = gettext("Made on %(moment)s. Open and closed, and every deadline, are as at that moment.")
    return {
        "title": gettext("What to do next"),
        "labels": {name: gettext(label) for name, label in PAPER.items()},
        "danger": f"{strip_tags(gettext(DANGER))}. {gettext(SILENT_CALL)}",
        "between": spoken_now().between,
        "partnership": locality.partnership,
        "made": made % {"moment": when_words(at)},
        "translation": about_translation(),
        "safer": [in_words(sentence) for sentence in decision.safer],
        "may_change": bool(told.first_of(decision.ask_next)),
        "answers": [[in_words(one.what), in_words(one.value)] for one in answers],
        "steps": [printed_step(one) for one in steps],
    }


def printed_step(one: ShownStep) -> dict[str, Any]:
    """One step for the printed page, in the language of the page."""
    channel = one.step.channel
    return {
        "layer": in_words(one.layer),
        "first": one.words.first,
        "further": one.words.further,
        "who": one.words.who,
        "channel": in_words(channel.name) if channel else "",
        "number": channel.telephone_display if channel else "",
        "address": channel.address if channel else "",
        "opening": one.opening,
        "deadline": one.deadline,
        "set_by": in_words(one.set_by),
        "say": list(one.words.say),
        "do_not": list(one.words.do_not),
        "because": one.words.because,
        "source": written(one.step.source),
        "checked": checked_words(one.step.checked_on, verified=one.step.verified),
        "channel_checked": checked_words(channel.checked_on, verified=False)
        if channel and not channel.verified
        else "",
    }


def checked_words(day: date, *, verified: bool) -> str:
    """When somebody last looked it up, and whether it was held against its source."""
    said = gettext("Checked on %(day)s.") if verified else gettext("Not yet verified. Last looked up on %(day)s.")
    return said % {"day": day_words(day)}
