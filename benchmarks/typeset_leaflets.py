"""Run as a program in an installation: typesets every leaflet in every format and language, and times each."""

import json
import sys
import time
from itertools import product

import django

django.setup()

from benchmarks.numbers import waited_for_processor  # noqa: E402
from handrail.foundation.locality import current_locality  # noqa: E402
from handrail.partnership.outreach.models import Format  # noqa: E402
from handrail.partnership.outreach.queries import typeset  # noqa: E402

ADDRESS = "https://report.example.org"
ENGLISH = "en"

locality = current_locality()
told = []
for design, set_as, language in product(locality.leaflets, Format, (ENGLISH, *locality.leaflet_words)):
    began, waited = time.perf_counter(), waited_for_processor()
    typeset(design.code, set_as=set_as, locality=locality, address=ADDRESS, language=language)
    taken = time.perf_counter() - began - (waited_for_processor() - waited)
    told.append({"design": design.code, "set_as": set_as, "language": language, "seconds": max(0.0, taken)})
json.dump(told, sys.stdout)
