"""Run as a program in an installation of its own: everything that is written about one concern and one person."""

import json
import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from handrail.casework.desk import actions as desk  # noqa: E402
from handrail.casework.desk.models import Concern  # noqa: E402
from handrail.casework.referrals import actions as referrals  # noqa: E402
from handrail.foundation.people.models import Role  # noqa: E402
from tests.build import EVERYTHING, Office, person  # noqa: E402
from tests.promises.planted import keep_a_person  # noqa: E402

written = json.load(sys.stdin)
office, now = Office(), timezone.now
desk.take_in(at=now())
concern = desk.open_concern(Concern.objects.get().pk, by=office.officer, at=now())
desk.add_note(concern, text=written["note"], by=office.officer, at=now())
desk.message_back(concern, text=written["message"], by=office.officer, at=now())
concern = desk.assess(
    concern, danger="no", child="no", priority="normal", reason=written["reason"], by=office.officer, at=now()
)
sent = referrals.send(
    concern, to=office.theirs, sections=EVERYTHING, message=written["letter"], by=office.officer, at=now()
)
referrals.open_referral(sent.pk, by=office.worker, at=now())
referrals.decline(sent.pk, reason="not_our_role", words=written["answer"], by=office.worker, at=now())
keep_a_person(by=office.worker, coordinator=person(Role.COORDINATOR, at_work=office.home), at=now())
