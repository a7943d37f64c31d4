"""Staff see who made each translation, who checked it, and what is still said in English."""

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.ui.languages import OTHERS
from handrail.partnership.languages import queries
from handrail.rules.localities.leaflet_words import missing_from
from tests import build

pytestmark = pytest.mark.django_db
ALLOWED = {Role.COMMUNICATIONS, Role.COORDINATOR}


def person(role: Role) -> Person:
    return build.person(role, at_work=build.organisations()[0])


@pytest.mark.parametrize("role", sorted(Role))
def test_only_communications_and_coordinators_see_it(role: Role) -> None:
    by = person(role)
    if role in ALLOWED:
        assert len(queries.standings(by=by)) == len(OTHERS)
    else:
        with pytest.raises(NotAllowed):
            queries.standings(by=by)
        with pytest.raises(NotAllowed):
            queries.standing_of("ar", by=by)


def test_every_sentence_is_counted_once_as_said_or_as_missing() -> None:
    for standing in queries.standings(by=person(Role.COMMUNICATIONS)):
        for part in standing.parts:
            assert part.done + len(part.missing) == part.strings
            assert part.done


def test_there_is_no_translation_into_english_or_into_nothing() -> None:
    by = person(Role.COORDINATOR)
    assert queries.standing_of("en", by=by) is None
    assert queries.standing_of("xx", by=by) is None


def test_the_page_of_a_language_lists_what_is_shown_in_english(staff_door: Client) -> None:
    by = person(Role.COORDINATOR)
    staff_door.force_login(by, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = staff_door.session
    session["account_authentication_methods"] = [{"method": "mfa"}]
    session.save()
    standing = queries.standing_of("ti", by=by)
    assert standing is not None

    page = staff_door.get("/languages/ti/").content.decode()

    assert "Nobody who speaks the language yet" in page
    assert page.count("<li>") >= sum(len(part.missing) for part in standing.parts)
    assert "Not checked" in staff_door.get("/languages/").content.decode()
    assert staff_door.get("/languages/en/").status_code == 404


def test_what_a_leaflet_lacks_is_counted_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    by, locality = person(Role.COMMUNICATIONS), current_locality()
    whole = queries.standing_of("ar", by=by)
    words = locality.words_in("ar")
    torn = replace(words, designs={}, signs={})
    monkeypatch.setattr(queries, "current_locality", lambda: replace(locality, leaflet_words={"ar": torn}))
    lacking = queries.standing_of("ar", by=by)
    assert whole is not None
    assert lacking is not None
    assert whole.leaflets.strings == lacking.leaflets.strings
    assert len(lacking.leaflets.missing) == missing_from(torn, locality.leaflets)
    assert locality.leaflets[0].title in lacking.leaflets.missing
    assert locality.sign(locality.leaflets[0].signs[0]).words in lacking.leaflets.missing
