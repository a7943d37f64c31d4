"""The demonstration has a study that a steering group could read, and one that says why nobody can tell."""

import pytest

from handrail.config.demonstration.studies import make_studies
from handrail.foundation.people.models import Role
from handrail.insight.prevalence.models import Study, StudyState
from handrail.insight.prevalence.policies import shown_of
from tests.build import NOON, organisations, person
from tests.methods.prevalence.published import compiled_once

pytestmark = [pytest.mark.django_db, compiled_once]


def test_a_region_is_worked_out_beside_the_year_before_and_signed_and_a_district_is_refused() -> None:
    analyst = person(Role.ANALYST, at_work=organisations()[0])
    region, district = make_studies(by=analyst, at=NOON, samples=100, latent=False)
    kept, refused = Study.objects.get(pk=region.pk), Study.objects.get(pk=district.pk)
    assert (kept.state, kept.signature.signed_by, refused.state) == (StudyState.DONE, analyst, StudyState.REFUSED)
    shown = shown_of(kept)
    assert shown.periods is not None
    assert [sentence.split(": ")[1] for sentence in shown.periods.verdicts] == ["consistent with more awareness."]
    assert any(row.label == "Pairs one by one, links drawn" for row in shown.methods)
    assert any(reason.startswith("6 people are on two lists or more") for reason in shown_of(refused).reasons)
