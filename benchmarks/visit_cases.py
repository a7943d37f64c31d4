"""Run as a program in a filled installation: asks for the pages of files and centres, and prints what each took."""

import json
import sys
from collections.abc import Iterable

import django

django.setup()

from django.urls import reverse  # noqa: E402

from benchmarks.visit import Page, opened, visit  # noqa: E402
from handrail.casework.cases.models import Case  # noqa: E402
from handrail.casework.operations.models import Operation, OperationState  # noqa: E402
from handrail.casework.reception.models import Arrival, Centre  # noqa: E402
from handrail.config.web_server import post_worker_init  # noqa: E402
from handrail.foundation.people.models import Person, Role  # noqa: E402
from handrail.foundation.people.queries import with_role  # noqa: E402
from handrail.partnership.premises.models import Premises  # noqa: E402

DIFFERENT = 60
IN_A_FILE = ("needs", "plan", "contacts", "risks", "summary", "letters", "outcomes", "interpreters")


def caseloads(worker: Person, coordinator: Person) -> Iterable[Page]:
    """The lists of files."""
    files = reverse("cases:caseload")
    yield Page("files: mine", worker, opened(files))
    yield Page("files: of my organisation", worker, opened(f"{files}?worker="))
    yield Page("files: mine, closed", worker, opened(f"{files}?status=closed"))
    yield Page("files: everybody's", coordinator, opened(f"{files}?worker="))
    yield Page("files: everybody's, page 200", coordinator, opened(f"{files}?worker=&page=200"))
    yield Page("files: everybody's, closed", coordinator, opened(f"{files}?worker=&status=closed"))
    yield Page("files: nobody's", coordinator, opened(f"{files}?worker=nobody"))


def of_files(worker: Person) -> Iterable[Page]:
    """One file after another, and what is in it; then one with very many contacts."""
    copies = Case.objects.filter(worker=worker, reference__startswith="SF-25-")
    ids = copies.order_by("pk").values_list("pk", flat=True)[:DIFFERENT]
    yield Page("a file", worker, opened(*(reverse("cases:case", args=[pk]) for pk in ids)))
    for name in IN_A_FILE:
        yield Page(f"a file: {name}", worker, opened(*(reverse(f"support:{name}", args=[pk]) for pk in ids)))
    long = Case.objects.exclude(reference__startswith="SF-25-").order_by("-reference")[0]
    contacts = reverse("support:contacts", args=[long.pk])
    yield Page("500 contacts: the first", worker, opened(contacts))
    yield Page("500 contacts: page 20", worker, opened(f"{contacts}?page=20"))


def of_nights(lead: Person, on_duty: Person) -> Iterable[Page]:
    """Operations, premises, and a centre with a hundred people."""
    running = Operation.objects.exclude(state=OperationState.CLOSED).get()
    centre, people = Centre.objects.get(), Arrival.objects.values_list("pk", flat=True)[:DIFFERENT]
    listed = reverse("operations:operations")
    yield Page("operations", lead, opened(listed))
    yield Page("operations: over, page 5", lead, opened(f"{listed}?show=over&page=5"))
    yield Page("an operation", lead, opened(reverse("operations:operation", args=[running.pk])))
    yield Page("an operation: roster", lead, opened(reverse("operations:roster", args=[running.pk])))
    yield Page("premises and the map", lead, opened(reverse("premises:premises")))
    places = Premises.objects.values_list("code", flat=True)
    yield Page("one place", lead, opened(*(reverse("premises:place", args=[code]) for code in places)))
    yield Page("centres", lead, opened(reverse("reception:centres")))
    yield Page("the board, to whoever leads", lead, opened(reverse("reception:centre", args=[centre.pk])))
    yield Page("the board, 100 people there", on_duty, opened(reverse("reception:centre", args=[centre.pk])))
    yield Page("somebody there", on_duty, opened(*(reverse("reception:arrival", args=[pk]) for pk in people)))


if __name__ == "__main__":
    post_worker_init(None)  # as a process of the server begins
    worker = Case.objects.exclude(reference__startswith="SF-25-").order_by("reference")[0].worker
    lead, coordinator = with_role(Role.OPERATIONS_LEAD)[0], with_role(Role.COORDINATOR)[0]
    on_duty = Arrival.objects.select_related("registered_by")[0].registered_by
    assert worker is not None
    pages = [*caseloads(worker, coordinator), *of_files(worker), *of_nights(lead, on_duty)]
    json.dump([visit(page) for page in pages], sys.stdout)
