"""Run as a program: says what an installation holds, read with the desk's key, as JSON."""

import json
import sys

import django

django.setup()

from handrail.foundation.audit.queries import first_broken_link  # noqa: E402
from handrail.foundation.vault import receipts, sealing  # noqa: E402
from handrail.public.concerns.models import Report, SealedReport  # noqa: E402

rows = [
    (row.receipt_digest, Report.from_json(sealing.open_at_desk(bytes(row.sealed))).account)
    for row in SealedReport.objects.order_by("arrived_at")
]
digests = {receipt: receipts.receipt_digest(receipt) for receipt in json.load(sys.stdin)}
broken = first_broken_link()
json.dump({"rows": rows, "digests": digests, "broken": str(broken) if broken else None}, sys.stdout)
