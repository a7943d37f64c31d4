"""Fills an installation with so many services and asks for pages of them: `python -m benchmarks.ask_services 5000`.

With `validate` instead of a number it holds every service that is there against both standards.
"""

import json
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from handrail.config.doors import DOORS  # noqa: E402
from handrail.partnership.services.models import Location, Service  # noqa: E402
from tests.partnership.services.listed import many  # noqa: E402
from tests.partnership.services.schemas import faults  # noqa: E402

TIMES = 40
PATHS = (
    "/api/hsds/services",
    "/api/hsds/services?per_page=100",
    "/api/hsds/services?full=true",
    "/api/hsds/services?page={last}",
    "/api/hsds/services?search=advice&day=MO",
    "/api/hsds/service_at_locations",
    "/api/hsds/service_at_locations?postcode=SG1",
    "/api/hsds/organizations",
    "/api/hsds/services/{id}",
    "/help/?open_now=on",
)


def main() -> None:
    """Fill, ask each page some times, and say what it took."""
    settings.ROOT_URLCONF, settings.MIDDLEWARE = DOORS["public"].urls, list(DOORS["public"].middleware)
    settings.ALLOWED_HOSTS = ["testserver"]
    found = validated() if sys.argv[1] == "validate" else asked(int(sys.argv[1]))
    sys.stdout.write(json.dumps(found))


def asked(services: int) -> dict[str, dict[str, float]]:
    """What each page takes with so many services."""
    Service.objects.all().delete()
    Location.objects.all().delete()
    ids = many(services)
    browser = Client()
    last = max(1, len(ids) // 50)
    return {path: timed(browser, path.format(last=last, id=ids[0])) for path in PATHS}


def validated() -> dict[str, int]:
    """How many services there are, and of how many a standard finds something wrong."""
    lines = b"".join(Client().get("/api/hsds/services?format=ndjson", headers={"host": "testserver"})).splitlines()
    wrong = sum(1 for line in lines if any(faults("service", json.loads(line))))
    return {"services": len(lines), "faults": wrong}


def timed(browser: Client, path: str) -> dict[str, float]:
    """The middle and the slow end of many times, in seconds."""
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        answer = browser.get(path, headers={"host": "testserver"})
        taken.append(time.perf_counter() - begun)
        assert answer.status_code == 200, (path, answer.status_code)
    taken.sort()
    return {"p50": taken[TIMES // 2], "p95": taken[int(TIMES * 0.95)]}


if __name__ == "__main__":
    main()
