"""The audit of a release, for people and for programs. It is for whoever releases, and never goes out itself."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from handrail.methods.disclosure.cells import Place
from handrail.methods.disclosure.files import cell_of, mark
from handrail.methods.disclosure.needs import Because, Need
from handrail.methods.disclosure.protecting import Finding
from handrail.methods.disclosure.publishing import Published

BESIDE = "It is hidden so that another cell cannot be worked out."
BY_RULE = "The rule hides it with all below the threshold."


def why_hidden(published: Published) -> dict[Place, str]:
    """The reason for each cell that is hidden, in the order of the sheet."""
    own: Mapping[Place, Need] = {
        need.place: need for need in reversed(published.needs) if need.because is not Because.GROUP
    }
    sheet, found = published.sheet, {}
    for at, place in enumerate(sheet.places):
        if published.hidden[at]:
            beside = BY_RULE if sheet.primary[at] else BESIDE
            found[place] = own[place].reason if place in own else beside
    return found


def for_people(published: Published) -> Iterator[str]:
    """The audit line by line."""
    reasons, cells = why_hidden(published), len(published.sheet.places)
    yield f"{cells - len(reasons)} of {cells} cells are shown, {len(reasons)} are hidden."
    for reason, number in Counter(reasons.values()).most_common():
        yield f"{number} hidden: {reason}"
    yield from (f"{need.place}: {need.reason}" for need in published.needs if need.because is Because.GROUP)
    for place, reason in reasons.items():
        yield f"{place}: {reason}"
    yield (
        f"An attacker who has all that {' and '.join(readers(published))} have, this release and earlier ones, "
        f"finds none of the {len(published.findings)} things to be kept."
    )
    yield "Keep this audit inside: it says which cells are small. Publish the tables only."


def readers(published: Published) -> list[str]:
    """Whose knowledge it was tried against."""
    return list(dict.fromkeys([published.recipients, *(found.check.reader.name for found in published.findings)]))


def for_programs(published: Published) -> dict[str, Any]:
    """The audit and the safe tables as plain values; None stands for a highest number without end."""
    release, rule, reasons = published.release, published.sheet.rule, why_hidden(published)
    return {
        "safe": True,
        "rule": rule.name,
        "threshold": rule.threshold,
        "recipients": published.recipients,
        "period": release.span.code if release.span else None,
        "cells": len(published.sheet.places),
        "hidden": len(reasons),
        "readers": readers(published),
        "tables": [
            {
                "table": table.name,
                "unit": table.unit,
                "cells": [
                    {"cell": cell_of(key), "shown": mark(published, place), "why": reasons.get(place)}
                    for key in table.counts
                    for place in [Place(table.unit, key, release.span)]
                ],
            }
            for table in release.tables
        ],
        "audit": [as_values(found, published.ceiling) for found in published.findings],
    }


def as_values(found: Finding, ceiling: int) -> dict[str, Any]:
    """What a reader finds of one cell."""
    need = found.check.need
    return {
        "reader": found.check.reader.name,
        "cell": cell_of(need.place.key),
        "unit": need.place.unit,
        "period": need.place.span.code if need.place.span else None,
        "because": need.because.value,
        "reason": need.reason,
        "of": [cell_of(place.key) for place in need.of],
        "lowest": found.low,
        "highest": None if found.high > ceiling // 2 else found.high,
    }
