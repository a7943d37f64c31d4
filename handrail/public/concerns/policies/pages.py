"""The pages of a report: their order, and which of them a telling needs."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext

from handrail.public.concerns.models import Danger, ReporterKind, Sharing


class Page(StrEnum):
    """One question a page; the value is its address."""

    DANGER = "danger"
    CALL_999 = "call-999"
    WHO = "who-you-are"
    WORK = "your-work"
    ACCOUNT = "what-happened"
    SIGNS = "signs"
    PLACE_KIND = "kind-of-place"
    PLACE = "where"
    DISTRICT = "district"
    WHEN = "when"
    PEOPLE = "people"
    DETAILS = "details"
    HOW = "how-you-know"
    SHARING = "your-name"
    NAME = "name"
    CONTACT = "contact"
    SAFE_CONTACT = "safe-contact"


@dataclass(frozen=True, kw_only=True)
class Turns:
    """The answers that decide which pages come. An answer not given takes the safer branch."""

    danger: str = Danger.UNSURE.value
    reporter_kind: str = ""
    sharing: str = Sharing.ANONYMOUS.value
    contact_channel: str = "none"
    district_found: bool = False


# In this order. A page comes when its rule says so; a page without a rule always does.
ORDER: dict[Page, Callable[[Turns], bool] | None] = {
    Page.DANGER: None,
    # Danger that is not ruled out comes before everything else (statutory guidance 5.4).
    Page.CALL_999: lambda turns: turns.danger != Danger.NO,
    Page.WHO: None,
    Page.WORK: lambda turns: turns.reporter_kind == ReporterKind.PROFESSIONAL,
    Page.ACCOUNT: None,
    Page.SIGNS: None,
    Page.PLACE_KIND: None,
    Page.PLACE: None,
    Page.DISTRICT: lambda turns: not turns.district_found,
    Page.WHEN: None,
    Page.PEOPLE: None,
    Page.DETAILS: None,
    # Whoever lives through it is not asked how they know.
    Page.HOW: lambda turns: turns.reporter_kind != ReporterKind.ONESELF,
    Page.SHARING: None,
    # Who wants no name known is asked for nothing that would show it; nor is who skipped the choice.
    Page.NAME: lambda turns: turns.sharing in {Sharing.SHARE, Sharing.CONFIDENCE},
    Page.CONTACT: lambda turns: turns.sharing in {Sharing.SHARE, Sharing.CONFIDENCE},
    Page.SAFE_CONTACT: lambda turns: (
        turns.sharing in {Sharing.SHARE, Sharing.CONFIDENCE} and turns.contact_channel != "none"
    ),
}
# A page that tells and does not ask.
WITHOUT_QUESTION = frozenset({Page.CALL_999})
FIRST = frozenset({Page.DANGER, Page.CALL_999})


def route(turns: Turns) -> tuple[Page, ...]:
    """The pages of this telling, in order."""
    return tuple(page for page, rule in ORDER.items() if rule is None or rule(turns))


def next_page(turns: Turns, *, visited: Set[str], after: Page | None, changing: bool) -> Page | None:
    """The page to show next; None when the answers can be checked.

    Whoever changes one answer goes back to checking at once, unless the change asks something new.
    """
    pages = route(turns)
    if changing or after is None:
        return next((page for page in pages if page not in visited), None)
    places = list(ORDER)
    return next((page for page in pages if places.index(page) > places.index(after)), None)


def page_before(turns: Turns, page: Page) -> Page | None:
    """The page that Back leads to; None means the start."""
    places = list(ORDER)
    earlier = [each for each in route(turns) if places.index(each) < places.index(page)]
    return earlier[-1] if earlier else None


def why_not_send(*, account: str, signs: tuple[str, ...]) -> str | None:
    """Say why a report cannot be sent as it is, if so: there has to be something told."""
    if account.strip() or signs:
        return None
    return gettext("Tell us what happened in your own words, or choose at least one sign, before you send.")


def pages_to_ask_again(page: Page, *, before: Turns, after: Turns) -> frozenset[Page]:
    """The pages whose answers no longer hold once this one has been answered."""
    if page == Page.DANGER:
        return frozenset({Page.CALL_999})
    if page == Page.PLACE:
        return frozenset({Page.DISTRICT})
    if page == Page.SHARING and after.sharing == Sharing.ANONYMOUS:
        return frozenset({Page.NAME, Page.CONTACT, Page.SAFE_CONTACT})
    # A number that is safe to text may not be safe to call.
    if page == Page.CONTACT and after.contact_channel != before.contact_channel:
        return frozenset({Page.SAFE_CONTACT})
    return frozenset()


def page_before_checking(turns: Turns, *, visited: Set[str]) -> Page | None:
    """The page that nobody may pass by on the way to sending: danger comes first, always."""
    return next((page for page in route(turns) if page in FIRST and page not in visited), None)
