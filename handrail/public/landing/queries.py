"""What somebody reads who followed a code: words, signs, what to do and whom to call."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from handrail.foundation.ui.languages import BY_CODE
from handrail.partnership.published.models import Campaign, ShortCode
from handrail.rules.localities.leaflets import LeafletDesign
from handrail.rules.localities.locality import Audience, Channel, Locality, Sign

ENGLISH = "en"
TITLE = _("Something does not seem right?")
LEAD = _("You may have noticed that somebody is being exploited. You do not have to be sure to tell us.")
EMERGENCY = frozenset({"emergency-999", "emergency-text-relay"})
MOST_SIGNS, MOST_WAYS = 8, 4


@dataclass(frozen=True)
class Page:
    """A landing page. `language` is that of title and lead where a campaign says them; empty where the page's holds."""

    title: str
    lead: str
    language: str
    for_drivers: bool
    signs: tuple[str, ...]
    do: tuple[str, ...]
    do_not: tuple[str, ...]
    ways: tuple[Channel, ...]

    @property
    def direction(self) -> str:
        """Which way title and lead are read."""
        return BY_CODE[self.language].direction if self.language in BY_CODE else "ltr"


def page_for(code: ShortCode | None, *, locality: Locality) -> Page:
    """The page of that code; without one, the same help in general words."""
    audience = Audience(code.campaign.audience) if code else Audience.PUBLIC
    words, language = words_of(code.campaign, code.language) if code else ({}, "")
    design = design_for(code, audience, locality=locality)
    return Page(
        title=words.get("title") or TITLE,
        lead=words.get("lead") or LEAD,
        language=language if words else "",
        for_drivers=audience == Audience.DRIVER,
        signs=signs_of(design, audience, locality=locality),
        do=design.do if design else (),
        do_not=design.do_not if design else (),
        ways=ways_for(audience, locality=locality),
    )


def words_of(campaign: Campaign, language: str) -> tuple[dict[str, str], str]:
    """A campaign's title and lead in that language, or in English where it has none in it."""
    if language in campaign.words:
        return campaign.words[language], language
    return campaign.words.get(ENGLISH, {}), ENGLISH


def design_for(code: ShortCode | None, audience: Audience, *, locality: Locality) -> LeafletDesign | None:
    """The leaflet that the code stands on; else one that is for the same people."""
    designs = locality.leaflets
    own = next((design for design in designs if code and design.code == code.design), None)
    return own or next((design for design in designs if design.audience == audience), None)


def signs_of(design: LeafletDesign | None, audience: Audience, *, locality: Locality) -> tuple[str, ...]:
    """The few signs that these people may notice."""
    if design is not None:
        return tuple(locality.sign(code).words for code in design.signs)
    found: list[Sign] = [sign for group in locality.sign_groups if audience in group.audience for sign in group.signs]
    return tuple(sign.words for sign in found[:MOST_SIGNS])


def ways_for(audience: Audience, *, locality: Locality) -> tuple[Channel, ...]:
    """Whom these people may telephone; 999 stands apart on every page."""
    channels = (one for one in locality.channels_for(audience) if one.telephone and one.code not in EMERGENCY)
    return tuple(channels)[:MOST_WAYS]
