"""The public door's addresses."""

from django.urls import include, path

from handrail.public.pathway.api import api

urlpatterns = [
    path("", include("handrail.public.concerns.urls")),
    path("", include("handrail.public.advice.urls")),
    path("", include("handrail.public.landing.urls")),
    path("next-steps/", include("handrail.public.pathway.urls")),
    path("learning/", include("handrail.public.learning.urls")),
    path("seminars/", include("handrail.public.programme.urls")),
    path("help/", include("handrail.public.help.urls")),
    path("api/v1/", api.urls),
    path("api/hsds/", include("handrail.partnership.services.urls")),
]
handler400 = "handrail.config.refusals.bad_request"
handler404 = "handrail.config.refusals.not_found"
handler500 = "handrail.config.refusals.failed"
