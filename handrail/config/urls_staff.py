"""The staff door's addresses."""

from django.urls import include, path

from handrail.config import home

urlpatterns = [
    path("", home.home, name="home"),
    path("demonstration/", home.demonstration, name="demonstration"),
    path("accounts/", include("allauth.urls")),
    path("people/", include("handrail.foundation.people.urls")),
    path("trail/", include("handrail.foundation.audit.urls")),
    path("organisations/", include("handrail.partnership.directory.urls")),
    path("concerns/", include("handrail.casework.desk.urls")),
    path("lists/", include("handrail.casework.exchange.urls")),
    path("dots/", include("handrail.casework.dots.urls")),
    path("persons/", include("handrail.casework.persons.urls")),
    path("documents/", include("handrail.casework.documents.urls")),
    path("nrm/", include("handrail.casework.nrm.urls")),
    path("referrals/", include("handrail.casework.referrals.urls")),
    path("files/", include("handrail.casework.cases.urls")),
    path("support/", include("handrail.casework.support.urls")),
    path("leaflets/", include("handrail.partnership.outreach.urls")),
    path("languages/", include("handrail.partnership.languages.urls")),
    path("training/", include("handrail.partnership.training.urls")),
    path("steering/", include("handrail.partnership.steering.urls")),
    path("seminars/", include("handrail.partnership.seminars.urls")),
    path("licensing/", include("handrail.partnership.licensing.urls")),
    path("premises/", include("handrail.partnership.premises.urls")),
    path("operations/", include("handrail.casework.operations.urls")),
    path("reception/", include("handrail.casework.reception.urls")),
    path("data-protection/", include("handrail.casework.subject_rights.urls")),
    path("board/", include("handrail.insight.board.urls")),
    path("explore/", include("handrail.insight.explorer.urls")),
    path("measures/", include("handrail.insight.figures.urls")),
    path("prevalence/", include("handrail.insight.prevalence.urls")),
]
handler400 = "handrail.config.refusals.bad_request"
handler404 = "handrail.config.refusals.not_found"
handler500 = "handrail.config.refusals.failed"
