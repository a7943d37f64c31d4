"""What somebody has told us already, part by part, and what of it leaves; and letters."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.support import actions, permissions, queries
from handrail.casework.support.forms import GiveForm, LetterForm, PartForm, ShareForm
from handrail.casework.support.forms.fields import Confirm
from handrail.casework.support.models import Letter, SummaryPart, SummaryShare
from handrail.casework.support.queries.choosing import (
    known_for_letter,
    organisations_to_choose,
    why_not_by_post,
    words_of_part,
)
from handrail.casework.support.views.acting import Act, Asked, perform, view_of
from handrail.casework.support.views.who import case_or_404, entry_or_404, head_of, person_of
from handrail.foundation.locality import current_locality
from handrail.foundation.printing.documents import document as printed


def as_document(template: str, values: dict[str, object], *, name: str) -> HttpResponse:
    """A document to keep, under a name that names nobody."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(printed(template, values), content_type="application/pdf", headers=headers)


@require_safe
def summary(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Every part, its words, whether they agreed to have it shown, and what has left."""
    by, at = person_of(request), timezone.now()
    case = case_or_404(request, case_id)
    parts = queries.summary_of(case, by=by, at=at)
    shown = {
        **head_of(request, case, current="support:summary", at=at),
        "parts": parts,
        "may_share": any(one.may_be_shown for one in parts),
        "shares": queries.shares_of(case),
        "why_not": permissions.why_not_write(case, by=by),
    }
    return render(request, "support/summary.html", shown)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def write_part(request: HttpRequest, case_id: UUID, section: str) -> HttpResponse:
    """Write one part, and what they say of showing it."""
    label = current_locality().support.words("summary_sections").get(section)
    if label is None:
        raise Http404

    def form(asked: Asked) -> forms.Form:
        words = words_of_part(asked.thing, section, by=asked.by, at=asked.at)
        return PartForm(asked.data, words=words, on=asked.today)

    act = Act(
        title=label,
        button="Save this part",
        said="This part is saved.",
        form=form,
        why_not=permissions.why_not_write,
        action=actions.write_part,
        leads_to="support:summary",
        warning="Write only what they want others to know, so that nobody has to ask again.",
    )
    return perform(act, request, case_or_404(request, case_id), section=section)


WITHDRAW = Act(
    title="They do not want this shown any more",
    button="Take their yes back",
    said="This part is shown to nobody any more.",
    form=lambda asked: Confirm(asked.data),
    why_not=permissions.why_not_withdraw_part,
    action=actions.withdraw_part,
    leads_to="support:summary",
    of=SummaryPart,
    warning="From now on this part leaves with nothing. What was handed out on paper cannot be called back: say so.",
)
SHARE = Act(
    title="Share agreed parts",
    button="Share them",
    said="It is written down what leaves. Print it from the list below.",
    form=lambda asked: ShareForm(
        asked.data,
        parts=queries.parts_to_show(asked.thing, by=asked.by, at=asked.at),
        organisations=organisations_to_choose(),
    ),
    why_not=permissions.why_not_write,
    action=actions.share_summary,
    leads_to="support:summary",
)
PUT_ASIDE = Act(
    title="This letter is not used",
    button="Put it aside",
    said="It is written down that the letter is not used.",
    form=lambda asked: Confirm(asked.data),
    why_not=permissions.why_not_settle_letter,
    action=actions.put_aside_letter,
    leads_to="support:letters",
    of=Letter,
)
GIVE = Act(
    title="The letter was handed over",
    button="Save",
    said="It is written down how the letter was handed over.",
    form=lambda asked: GiveForm(asked.data, why_not_post=why_not_by_post(asked.thing, by=asked.by, at=asked.at)),
    why_not=permissions.why_not_settle_letter,
    action=actions.give_letter,
    leads_to="support:letters",
    of=Letter,
)

withdraw_part = view_of(WITHDRAW, "withdraw_part")
share_summary = view_of(SHARE, "share_summary")
put_aside_letter = view_of(PUT_ASIDE, "put_aside_letter")
give_letter = view_of(GIVE, "give_letter")


@require_safe
def shared_document(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """What was shared, as a document: of its parts those that they still agree to have shown."""
    share = entry_or_404(request, SummaryShare, entry_id)
    return as_document(
        "support/summary",
        queries.summary_values(share, by=person_of(request), at=timezone.now()),
        name="in-their-words",
    )


@require_safe
def letters(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The letters that may be written, and those that were."""
    by, at = person_of(request), timezone.now()
    case = case_or_404(request, case_id)
    shown = {
        **head_of(request, case, current="support:letters", at=at),
        "letters": queries.letters_of(case, by=by, at=at),
        "templates": current_locality().support.letters,
        "why_not": permissions.why_not_write(case, by=by),
    }
    return render(request, "support/letters.html", shown)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def write_letter(request: HttpRequest, case_id: UUID, template: str) -> HttpResponse:
    """Write a letter: its fields, with what the file knows filled in."""
    letter = next((one for one in current_locality().support.letters if one.code == template), None)
    if letter is None:
        raise Http404

    def form(asked: Asked) -> forms.Form:
        known = known_for_letter(asked.thing, by=asked.by, at=asked.at)
        return LetterForm(asked.data, template=letter, known=known)

    act = Act(
        title=letter.name,
        button="Write the letter",
        said="The letter is written. Read it before you hand it over.",
        form=form,
        why_not=permissions.why_not_write,
        action=actions.write_letter,
        leads_to="support:letters",
        warning=letter.hint,
    )
    return perform(act, request, case_or_404(request, case_id), template=template)


@require_safe
def letter(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """A letter as it reads, before it leaves."""
    by, at = person_of(request), timezone.now()
    written = entry_or_404(request, Letter, entry_id)
    shown = {
        **head_of(request, written.case, current="support:letters", at=at),
        "letter": queries.letter_of(written, by=by, at=at),
        "why_not": permissions.why_not_settle_letter(written, by=by),
    }
    return render(request, "support/letter.html", shown)


@require_safe
def letter_document(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """A letter to print."""
    written = entry_or_404(request, Letter, entry_id)
    line = queries.letter_of(written, by=person_of(request), at=timezone.now())
    return as_document("support/letter", {"title": line.title, "paragraphs": line.paragraphs}, name="letter")
