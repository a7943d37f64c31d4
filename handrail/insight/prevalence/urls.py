"""Where studies are: asked, worked out, shown, signed, taken away."""

from django.urls import path

from handrail.insight.prevalence import views

app_name = "prevalence"
urlpatterns = [
    path("", views.studies, name="studies"),
    path("new/", views.ask, name="ask"),
    path("new-from-file/", views.ask_of_file, name="ask_of_file"),
    path("<uuid:study_id>/", views.study, name="study"),
    path("<uuid:study_id>/stop/", views.stop, name="stop"),
    path("<uuid:study_id>/go-on/", views.go_on, name="go_on"),
    path("<uuid:study_id>/sign/", views.sign, name="sign"),
    path("<uuid:study_id>/study.pdf", views.document, name="document"),
    path("<uuid:study_id>/<slug:picture>.svg", views.picture, name="picture"),
]
