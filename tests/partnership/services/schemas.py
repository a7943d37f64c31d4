"""The two standards' own schemas, read where they lie (HANDRAIL_SCHEMAS); never copied here."""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SCHEMAS = Path(os.environ.get("HANDRAIL_SCHEMAS", "nowhere"))
SETS = ("uk-3.0", "hsds-3.0")
needed = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="HANDRAIL_SCHEMAS names no folder with the standards' schemas")
COMPILED = frozenset({"service", "service_list", "organization", "organization_list", "service_at_location"}) | {
    "service_at_location_list"
}


@cache
def validator(standard: str, name: str) -> Any:
    """What validates an answer of that name; formats (uuid, uri, email, date-time) are checked too."""
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012

    folder = SCHEMAS / standard / "schema"
    schema = json.loads((folder / ("compiled" if name in COMPILED else ".") / f"{name}.json").read_text())
    resources = [
        (path.name, Resource(json.loads(path.read_text()), specification=DRAFT202012))
        for path in folder.glob("*.json")
        if path.name != "openapi.json"
    ]
    return Draft202012Validator(schema, registry=Registry().with_resources(resources), format_checker=FormatChecker())


def faults(name: str, told: Any) -> Iterator[str]:
    """What both standards find wrong with an answer, in words."""
    for standard in SETS:
        for fault in validator(standard, name).iter_errors(told):
            yield f"{standard} {name} {'/'.join(str(part) for part in fault.absolute_path)}: {fault.message[:200]}"
