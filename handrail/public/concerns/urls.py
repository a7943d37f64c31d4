"""Addresses of the report and of following it up. Nothing personal ever stands in one."""

from django.urls import include, path

from handrail.public.concerns.views import Attaching, DriverReport, FollowUp, ReportJourney

app_name = "concerns"
urlpatterns = [
    path("tell-us/", include(ReportJourney.urls())),
    path("driver/", include(DriverReport.urls())),
    path("follow-up/", FollowUp.as_view(step="follow_up"), name="follow_up"),
    path("follow-up/your-concern/", FollowUp.as_view(step="followed"), name="followed"),
    path("follow-up/files/", Attaching.as_view(step="files"), name="files"),
    path("follow-up/files/cover/", Attaching.as_view(step="cover"), name="cover"),
    path("follow-up/sign-off/", FollowUp.as_view(step="sign_off"), name="sign_off"),
]
