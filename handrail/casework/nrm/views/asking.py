"""The list of the form's pages, and one page at a time."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.nrm import actions, queries
from handrail.casework.nrm.forms import PageForm
from handrail.casework.nrm.queries import FormFile, PageState, PageView
from handrail.casework.nrm.queries.pages import KnownRow, words_of
from handrail.casework.nrm.views.who import alias_of, person_of, record_or_404, tabs_of
from handrail.casework.persons.models import PotentialVictim
from handrail.rules.referral_form.fields import NoSuchPage

WORDS = {
    PageState.DONE: ("Done", "green"),
    PageState.OPEN: ("Open", "blue"),
    PageState.NOT_ASKED: ("Does not apply", "grey"),
}
ROUTES = {
    "nrm": "As things stand, this is a referral to the National Referral Mechanism.",
    "dtn": "As things stand, this is a notification that names nobody, because they do not agree to a referral.",
    "": "As things stand, nothing can go: whether they agree to a referral is not recorded yet.",
}
NAMED = "As things stand, this is a notification in which they agreed to be named."
CHILD = (
    "They are, or may be, under 18: the referral is made without a question of consent, and children’s services are "
    "told first."
)


@require_safe
def form(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Every page of the form with how far it has come, and what is next."""
    by, at = person_of(request), timezone.now()
    record = record_or_404(request, person_id)
    file = queries.file_of(record, by=by, at=at, why="list")
    lines = queries.page_lines(file)
    shown = {
        "person": record,
        "alias": alias_of(record),
        "tabs": tabs_of(record, by=by, current="nrm:form"),
        "route": route_words(file),
        "lines": [{"line": line, "words": WORDS[line.state]} for line in lines],
        "open": sum(line.state is PageState.OPEN for line in lines),
        "first_open": next((line.code for line in lines if line.state is PageState.OPEN), ""),
        "is_notification": file.holding.route == "dtn",
        "unread": queries.unread_count(file),
        "edition": file.form.edition,
    }
    return render(request, "nrm/form.html", shown)


def route_words(file: FormFile) -> str:
    """Which way it goes as things stand, in a sentence."""
    if file.holding == "nrm_child":
        return CHILD
    return NAMED if file.holding == "dtn_named" else ROUTES[file.holding.route]


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, person_id: UUID, code: str) -> HttpResponse:
    """One page of the form: what is known of it, and what is asked. Saving leads to the next."""
    by, at = person_of(request), timezone.now()
    record = record_or_404(request, person_id)
    file = queries.file_of(record, by=by, at=at, why="page")
    try:
        view = queries.page_view(file, code)
    except NoSuchPage:
        raise Http404 from None
    except queries.NoPageNow:
        messages.info(request, "The form does not ask this page, given the other answers.")
        return redirect("nrm:form", record.pk)
    data = request.POST if request.method == "POST" else None
    asked = form_of(view, file, data)
    if not asked.is_valid():
        return render(request, "nrm/page.html", page_context(record, file, view, asked))
    try:
        actions.save_page(record, code=code, typed=asked.typed(), seen=asked.version_seen(), by=by, at=at)
    except actions.ChangedMeanwhile as changed:
        return conflict(request, record, view, changed)
    return redirect(where_next(request, record, code))


def form_of(view: PageView, file: FormFile, data: Any) -> PageForm:
    """What is asked on a page."""
    documents = {one.name: f"{one.name}: {one.description}".removesuffix(": ") for one in file.documents}
    answers = {**view.proposed, **file.answers}
    return PageForm(data, asked=view.asked, answers=answers, form=file.form, version=file.version, documents=documents)


def where_next(request: HttpRequest, record: PotentialVictim, code: str) -> str:
    """The same page if the answers brought up more on it, the next one, or the list."""
    by, at = person_of(request), timezone.now()
    file = queries.file_of(record, by=by, at=at, why="next")
    if "list" in request.POST:
        return reverse("nrm:form", args=[record.pk])
    if queries.unanswered_on(file, code) and "again" not in request.POST:
        return reverse("nrm:page", args=[record.pk, code]) + "?more"
    following = queries.next_page(file, code)
    return reverse("nrm:page", args=[record.pk, following]) if following else reverse("nrm:form", args=[record.pk])


def conflict(
    request: HttpRequest, record: PotentialVictim, view: PageView, changed: actions.ChangedMeanwhile
) -> HttpResponse:
    """The page again, with what was typed and what somebody else has saved meanwhile; nothing is lost of either."""
    file = queries.file_of(record, by=person_of(request), at=timezone.now(), why="page")
    data = request.POST.copy()
    data["version"] = str(changed.version)
    asked = form_of(view, file, data)
    theirs = [
        {"key": field.words, "value": "; ".join(words_of(field, changed.theirs[field.id])) or "Nothing"}
        for field in view.asked
        if field.id in changed.theirs
    ]
    return render(request, "nrm/page.html", {**page_context(record, file, view, asked), "theirs": theirs}, status=409)


def page_context(record: PotentialVictim, file: FormFile, view: PageView, asked: PageForm) -> dict[str, Any]:
    """What the page of a page shows."""
    lists = {field.list_name: file.form.lists.get(field.list_name, ()) for field in view.asked if field.list_name}
    return {
        "person": record,
        "page": view.page,
        "number": view.number,
        "of": len(file.form.pages),
        "proposed": [field.words for field in view.asked if field.id in view.proposed],
        "known": [known_row(row, record) for row in view.known],
        "form": asked,
        "lists": {name: [entry.words for entry in entries] for name, entries in lists.items()},
    }


def known_row(row: KnownRow, record: PotentialVictim) -> dict[str, str]:
    """An answer that the record gives, with the address where it is changed."""
    source = row.filled.source
    change = reverse(source.url_name, args=[record.pk, *source.arguments]) if source.url_name else ""
    return {"key": row.field.words, "value": row.words, "from": source.words, "change": change}
