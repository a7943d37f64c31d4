"""Our own description of the API (OpenAPI 3.1): what can be asked, and what comes back."""

from collections.abc import Mapping
from typing import Any

from handrail.partnership.services.api.asking import MOST_A_PAGE
from handrail.partnership.services.api.filtering import FILTERS

TITLES = {
    "services": "Services",
    "service_at_locations": "Services where they are",
    "organizations": "Organisations",
    "taxonomies": "Lists of words",
    "taxonomy_terms": "Words",
}
UUID, TEXT, YES = {"type": "string", "format": "uuid"}, {"type": "string"}, {"type": "boolean"}
PARAMETERS: Mapping[str, tuple[dict[str, Any], str]] = {
    "search": (TEXT, "Words, all of which it must hold."),
    "page": ({"type": "integer", "minimum": 1}, "Which page."),
    "per_page": ({"type": "integer", "minimum": 1, "maximum": MOST_A_PAGE}, "How many on a page."),
    "format": ({"type": "string", "enum": ["json", "ndjson"]}, "ndjson: every one of them whole, one a line."),
    "taxonomy_term_id": (UUID, "With this word."),
    "taxonomy_id": (UUID, "With any word of this list; of words: those of this list."),
    "organization_id": (UUID, "Of this organisation."),
    "parent_id": (UUID, "Narrower than this word."),
    "top_only": (YES, "Only words that no wider one holds."),
    "modified_after": ({"type": "string", "format": "date-time"}, "Changed then or later."),
    "minimal": (YES, "Only the id of each and when it changed, all on one page."),
    "full": (YES, "Each with all its parts."),
    "full_service": (YES, "Each organisation with all its services, whole."),
    "minimum_age": ({"type": "number"}, "Whose youngest age is this or more."),
    "maximum_age": ({"type": "number"}, "Whose oldest age is this or less."),
    "start_time": ({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]"}, "That opens then or later."),
    "end_time": ({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]"}, "That closes then or earlier."),
    "day": ({"type": "string", "enum": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]}, "That is open on that day."),
    "postcode": (TEXT, "For the area in which this postcode lies."),
    "proximity": (
        {"type": "integer", "minimum": 0},
        "So many metres from the postcode, as the crow flies between the middles of districts.",
    ),
}
REFUSAL = {"description": "A parameter cannot be what it is: which one, and why."}
PAGE = {
    "type": "object",
    "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
    "properties": {
        **{name: {"type": "integer"} for name in ("total_items", "total_pages", "page_number", "size")},
        **{name: {"type": "boolean"} for name in ("first_page", "last_page", "empty")},
        "contents": {"type": "array", "items": {"type": "object"}},
    },
}


def openapi(home: str) -> dict[str, Any]:
    """The description, for an API whose first page is at that address."""
    paths: dict[str, Any] = {"/": {"get": got("What this is.")}}
    for kind, title in TITLES.items():
        paths[f"/{kind}"] = {
            "get": {**got(f"{title}.", PAGE), "parameters": [asked(one) for one in sorted(FILTERS[kind])]}
        }
        paths[f"/{kind}/{{id}}"] = {"get": {**got(f"One of: {title.lower()}."), "parameters": [IN_PATH]}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Services for people who may be exploited, and for whoever helps them",
            "version": "3.0",
            "description": "Open Referral UK 3.0, with the telephones and organisations of HSDS 3.0. No key is needed.",
        },
        "servers": [{"url": home.rstrip("/")}],
        "paths": paths,
    }


IN_PATH = {"name": "id", "in": "path", "required": True, "schema": UUID}


def asked(name: str) -> dict[str, Any]:
    """A parameter."""
    schema, description = PARAMETERS[name]
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def got(description: str, schema: dict[str, Any] | None = None) -> dict[str, Any]:
    """An answer."""
    content = {"application/json": {"schema": schema or {"type": "object"}}}
    return {
        "summary": description,
        "responses": {"200": {"description": description, "content": content}, "400": REFUSAL},
    }
