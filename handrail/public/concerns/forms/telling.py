"""From the pages somebody filled in to the one report they make."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from handrail.public.concerns.forms.circumstances import (
    AccountForm,
    DangerForm,
    DistrictForm,
    PlaceForm,
    PlaceKindForm,
    WhenForm,
    district_found,
)
from handrail.public.concerns.forms.page import Asking, PageForm
from handrail.public.concerns.forms.people import (
    ContactForm,
    DetailsForm,
    HowForm,
    NameForm,
    PeopleForm,
    SafeContactForm,
    SharingForm,
    WhoForm,
    WorkForm,
)
from handrail.public.concerns.forms.signs import SignsForm
from handrail.public.concerns.models import Danger, Draft, Known, Report, Sharing
from handrail.public.concerns.policies.pages import WITHOUT_QUESTION, Page, Turns, route
from handrail.rules.localities.locality import Locality

FORMS: Mapping[Page, type[PageForm]] = {
    form.page: form
    for form in (
        DangerForm,
        WhoForm,
        WorkForm,
        AccountForm,
        SignsForm,
        PlaceKindForm,
        PlaceForm,
        DistrictForm,
        WhenForm,
        PeopleForm,
        DetailsForm,
        HowForm,
        SharingForm,
        NameForm,
        ContactForm,
        SafeContactForm,
    )
}


def asking_for(draft: Draft, *, locality: Locality, today: date) -> Asking:
    """For whom the next page is shown, from what was typed so far."""

    def typed(page: Page, name: str, otherwise: str) -> str:
        return next(iter(draft.answers.get(page, {}).get(name, ())), "") or otherwise

    postcode = typed(Page.PLACE, "postcode", "")
    turns = Turns(
        danger=typed(Page.DANGER, "danger", Danger.UNSURE.value),
        reporter_kind=typed(Page.WHO, "reporter_kind", ""),
        sharing=typed(Page.SHARING, "sharing", Sharing.ANONYMOUS.value),
        contact_channel=typed(Page.CONTACT, "contact_channel", "none"),
        district_found=bool(district_found(postcode, locality=locality)),
    )
    may_be_child = typed(Page.PEOPLE, "child", "") == Known.YES
    return Asking(locality=locality, today=today, turns=turns, postcode=postcode, may_be_child=may_be_child)


def filled_forms(draft: Draft, *, asking: Asking) -> dict[Page, PageForm]:
    """The pages that this telling needs and that were answered, each with its answers. Others do not count."""
    return {
        page: FORMS[page](draft.answers[page], asking=asking)
        for page in route(asking.turns)
        if page not in WITHOUT_QUESTION and draft.answers.get(page)
    }


def report_of(forms: Mapping[Page, PageForm], *, campaign: str, taken_by: str, language: str) -> Report:
    """The report that these pages, all of them valid, make together."""
    told: dict[str, Any] = {}
    for form in forms.values():
        told |= form.told()
    return Report(**told, campaign=campaign, taken_by=taken_by, language=language)
