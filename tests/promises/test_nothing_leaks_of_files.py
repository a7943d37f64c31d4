"""What a support worker types into a file is nowhere in the clear, and every locked field of it holds something."""

import logging
from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Role
from tests.build import Office, person
from tests.casework.persons.conftest import SignIn
from tests.casework.persons.conftest import sign_in as sign_in
from tests.casework.support import filled
from tests.promises import planted
from tests.promises.test_nothing_leaks_of_persons import kept, leaks_in_rows

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_a_file_fills_every_personal_field_there_is() -> None:
    kept(Office())
    for model in apps.get_app_config("support").get_models():
        for name in model.Privacy.personal:  # type: ignore[attr-defined]
            assert any(map(bytes, model._default_manager.values_list(name, flat=True))), f"{model.__name__}.{name}"


def test_what_is_typed_on_the_pages_of_a_file_is_in_no_log_no_row_no_address_and_not_in_the_trail(
    sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    office, now = Office(), timezone.now()
    worker = person(Role.SUPPORT_WORKER, at_work=office.theirs)
    case = filled.opened(by=worker, at=now - timedelta(days=200))
    browser = sign_in(worker)
    words = planted.FILE_OF_SUPPORT
    soon, when = now + timedelta(days=2), {"clock": "09:00", "minutes": "30"}
    review = {f"review_on_{part}": str(getattr(soon, part)) for part in ("day", "month", "year")}
    typed: dict[str, dict[str, str]] = {
        "assess_needs": {"housing_level": "2", "housing_said": words["said"], "housing_note": words["note"]},
        "set_goal": {"words": words["goal"], "language": words["language"]},
        "note_risk": {
            "kind": "other",
            "level": "low",
            "what": words["risk"],
            "safer": words["safer"],
            **review,
        },
        "record_contact": {
            "kind": "visit",
            "begun_by": "us",
            "with_whom": "person",
            "state": "took_place",
            "place_kind": "outside",
            "name": words["name"],
            "where": words["where"],
            "notes": words["notes"],
            **{f"on_{part}": str(getattr(now - timedelta(days=1), part)) for part in ("day", "month", "year")},
            **when,
        },
        "note_child": {"age_band": "under_5", "where": "abroad", "social_care": "no", "words": words["child"]},
    }
    with caplog.at_level(logging.DEBUG):
        addresses = []
        for name, told in typed.items():
            refused = browser.post(
                reverse(f"support:{name}", args=[case.pk]), {**told, **dict.fromkeys(told, "x" * 6000)}
            )
            assert refused.status_code == 200, name
            accepted = browser.post(reverse(f"support:{name}", args=[case.pk]), told)
            assert accepted.status_code == 302, name
            addresses.append(accepted["Location"])
            assert browser.get(accepted["Location"]).status_code == 200
    trail = [f"{entry.about} {entry.by} {entry.act} {entry.detail}" for entry in entries()]
    for word in words.values():
        assert word not in caplog.text, word
        assert not any(word in text for text in (*trail, *addresses)), word
    assert not list(leaks_in_rows())
