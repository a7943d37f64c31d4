"""The open API's addresses: read only, for everybody, from anywhere, without a key or a cookie."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial, wraps
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from handrail.partnership.services import api, queries

VERSION = "3.0"
PROFILE = "https://docs.openreferraluk.org"
KEPT_SECONDS = 300
METHODS = "GET, HEAD, OPTIONS"
Said = dict[str, Any]
View = Callable[..., HttpResponseBase]
Rows = Callable[..., Iterator[Said]]


def open_to_all(view: View) -> View:
    """Read only, from any site; a copy may be kept for five minutes, and is asked for again only if it changed."""

    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return for_everybody(HttpResponse(status=204, headers={"Allow": METHODS}))
        if request.method not in {"GET", "HEAD"}:
            refusal = JsonResponse({"error": f"Only {METHODS} are answered here."}, status=405)
            refusal["Allow"] = METHODS
            return for_everybody(refusal)
        try:
            return for_everybody(kept(request, view(request, *arguments, **named)))
        except api.Refused as refused:
            told = {"error": str(refused), "parameter": refused.parameter, "reason": refused.reason}
            return for_everybody(JsonResponse(told, status=400))
        except ObjectDoesNotExist:
            return for_everybody(JsonResponse({"error": "There is nothing with this id."}, status=404))

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # nothing is written, so nothing can be forged
    return answer


def for_everybody(response: HttpResponseBase) -> HttpResponseBase:
    """Any site's pages may read it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Expose-Headers"] = "ETag"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def kept(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """With a mark by which a copy is known to be good still."""
    response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    if not isinstance(response, HttpResponse) or response.status_code != 200:
        return response
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    return answer if answer is not None else response


@open_to_all
def front(request: HttpRequest) -> HttpResponse:
    """What this API is, and where it is described."""
    told = {
        "version": VERSION,
        "profile": PROFILE,
        "openapi_url": request.build_absolute_uri(reverse("services:openapi")),
    }
    return JsonResponse(told)


@open_to_all
def openapi(request: HttpRequest) -> HttpResponse:
    """Our own description of it."""
    return JsonResponse(api.openapi(request.build_absolute_uri(reverse("services:front"))))


@open_to_all
def services(request: HttpRequest) -> HttpResponseBase:
    """Every service."""
    values = api.values_of(request.GET, api.FILTERS["services"])
    whole = bool(values.get("full")) or values.get("format") == "ndjson"
    found = api.filtered("services", queries.listed(whole=whole), values)
    if values.get("minimal"):
        return minimal(found)
    return answered(found, values, each(partial(api.service, on=timezone.localdate())))


@open_to_all
def service(_request: HttpRequest, service_id: UUID) -> HttpResponse:
    """One service, with all its parts."""
    row = queries.listed().get(pk=service_id)
    return JsonResponse(api.service(row, on=timezone.localdate()))


@open_to_all
def service_at_locations(request: HttpRequest) -> HttpResponseBase:
    """Every service where it is."""
    values = api.values_of(request.GET, api.FILTERS["service_at_locations"])
    found = api.filtered("service_at_locations", queries.at_locations(), values)
    say = each(partial(api.service_at_location, on=timezone.localdate()))
    return answered(found, values, say)


@open_to_all
def service_at_location(_request: HttpRequest, at_id: UUID) -> HttpResponse:
    """One service at one place, with all its parts."""
    row = queries.at_locations().get(pk=at_id)
    return JsonResponse(api.service_at_location(row, on=timezone.localdate()))


@open_to_all
def organizations(request: HttpRequest) -> HttpResponseBase:
    """Every organisation that offers something."""
    values = api.values_of(request.GET, api.FILTERS["organizations"])
    found = api.filtered("organizations", queries.providers(), values)
    full = bool(values.get("full_service") or values.get("full"))
    say = with_services(timezone.localdate()) if full or values.get("format") == "ndjson" else simply(api.organization)
    return answered(found, {**values, "full": full}, say)


@open_to_all
def organization(request: HttpRequest, organization_id: UUID) -> HttpResponse:
    """One organisation with its services; with full_service, each of them whole."""
    full = bool(api.values_of(request.GET, frozenset({"full_service"})).get("full_service"))
    row = queries.providers().get(pk=organization_id)
    return JsonResponse(next(with_services(timezone.localdate())([row], whole=full)))


@open_to_all
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    """The lists of words that services are sorted by."""
    values = api.values_of(request.GET, api.FILTERS["taxonomies"])
    return answered(api.filtered("taxonomies", queries.taxonomies(), values), values, simply(api.taxonomy))


@open_to_all
def taxonomy(_request: HttpRequest, taxonomy_id: UUID) -> HttpResponse:
    """One list of words, with its words."""
    row = queries.taxonomies().get(pk=taxonomy_id)
    words = [api.taxonomy_term(term) for term in queries.terms().filter(taxonomy=row)]
    return JsonResponse(api.taxonomy(row) | {"taxonomy_terms": words})


@open_to_all
def taxonomy_terms(request: HttpRequest) -> HttpResponseBase:
    """The words."""
    values = api.values_of(request.GET, api.FILTERS["taxonomy_terms"])
    return answered(api.filtered("taxonomy_terms", queries.terms(), values), values, simply(api.taxonomy_term))


@open_to_all
def taxonomy_term(_request: HttpRequest, term_id: UUID) -> HttpResponse:
    """One word."""
    return JsonResponse(api.taxonomy_term(queries.terms().get(pk=term_id)))


def each(say: Callable[..., Said]) -> Rows:
    """Row by row."""
    return lambda rows, *, whole: (say(row, whole=whole) for row in rows)


def simply(say: Callable[[Any], Said]) -> Rows:
    """Of what has no parts, the whole is the same."""
    return lambda rows, *, whole: (say(row) for row in rows)  # noqa: ARG005 — the others have parts


def with_services(on: date) -> Rows:
    """Organisations with all that they offer; not `whole`: each service by its own fields alone."""

    def say(rows: Sequence[Any], *, whole: bool) -> Iterator[Said]:
        offers = queries.offers_of(rows)
        for row in rows:
            offered = [api.service(one, on=on, whole=whole, of=False) for one in offers[row.pk]]
            yield api.organization(row) | {"services": offered}

    return say


def answered(found: QuerySet[Any], values: Said, say: Rows) -> HttpResponseBase:
    """A page of what was found; or all of it, whole, a line each."""
    if values.get("format") == "ndjson":
        return StreamingHttpResponse(lines(found, say), content_type="application/x-ndjson")
    whole = bool(values.get("full"))
    page = api.page_asked(values)
    total = found.count()
    first = (page.number - 1) * page.size
    # Only ids are brought into order, so that the last of many pages comes as soon as the first.
    ids = list(found.values_list("pk", flat=True)[first : first + page.size]) if first < total else []
    shown = list(found.filter(pk__in=ids))
    return JsonResponse(envelope(list(say(shown, whole=whole)), total=total, number=page.number, size=page.size))


def envelope(contents: list[Said], *, total: int, number: int, size: int) -> Said:
    """A page, as the standard wraps it."""
    pages = max(1, -(-total // size))
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def minimal(found: QuerySet[Any]) -> HttpResponse:
    """The id of each and when it changed, all on one page, for whoever keeps a copy in step."""
    rows = found.order_by("updated_at", "id").values_list("id", "updated_at")
    contents = [{"id": str(pk), "modified_date": at.isoformat()} for pk, at in rows]
    return JsonResponse(envelope(contents, total=len(contents), number=1, size=max(1, len(contents))))


def lines(found: QuerySet[Any], say: Rows) -> Iterator[str]:
    """Each as JSON on a line of its own, taken from the database in lots."""
    rows = found.iterator(chunk_size=queries.AT_A_TIME)
    while lot := list(islice(rows, queries.AT_A_TIME)):
        for told in say(lot, whole=True):
            yield f"{json.dumps(told)}\n"
