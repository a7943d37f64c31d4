"""Run as a program in an installation of its own: everything that is written about one concern and one person."""

import json
import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from handrail.casework.desk import actions as desk  # noqa: E402
from handrail.casework.desk.models import Concern  # noqa: E402
from handrail.casework.dots import actions as dots  # noqa: E402
from handrail.casework.dots.actions.signals import decide_signal, raise_signals  # noqa: E402
from handrail.casework.dots.models import Link, MentionKind, Reading, Signal, SignalDecision  # noqa: E402
from handrail.casework.dots.policies.correcting import corrections_typed  # noqa: E402
from handrail.casework.dots.queries import marked_texts  # noqa: E402
from handrail.casework.referrals import actions as referrals  # noqa: E402
from handrail.foundation.people.models import Role  # noqa: E402
from handrail.methods.reading.corrections import Did  # noqa: E402
from handrail.methods.reading.finds import Kind  # noqa: E402
from tests.build import EVERYTHING, Office, person  # noqa: E402
from tests.promises.planted import keep_a_person  # noqa: E402

written = json.load(sys.stdin)
office, now = Office(), timezone.now
desk.take_in(at=now())
concern = desk.open_concern(Concern.objects.get().pk, by=office.officer, at=now())
for who in ("taxi_driver", "worker"):
    office.opened(account="The van was there again, CA99 NRY.", reporter_kind=who)
dots.read_what_waits(at=now())
(told,) = marked_texts(concern, by=office.officer, at=now())
added = corrections_typed(told.text, did=Did.ADDED, kind=Kind.ALIAS, words="canary-account", which=1)
dots.correct(Reading.objects.get(telling__concern=concern), added, by=office.officer, at=now())
shared = Link.objects.filter(one__kind=MentionKind.VEHICLE)[0]
dots.confirm(shared, reason=written["link"], by=office.officer, at=now())
raise_signals(at=now())
signal = Signal.objects.get(mention__kind=MentionKind.VEHICLE)
decide_signal(signal, decision=SignalDecision.values[0], reason=written["signal"], by=office.officer, at=now())
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
