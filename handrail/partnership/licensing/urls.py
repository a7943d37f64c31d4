"""The addresses of this room. Nobody's name or number stands in any of them."""

from django.urls import path

from handrail.partnership.licensing import views

app_name = "licensing"
urlpatterns = [
    path("", views.licensing, name="licensing"),
    path("find/", views.find, name="find"),
    path("reached/", views.reached, name="reached"),
    path("due/<int:year>/<int:month>/", views.due, name="due"),
    path("due/<int:year>/<int:month>/letters/", views.make_letters, name="make_letters"),
    path("never/", views.never, name="never"),
    path("registers/", views.bring, name="bring"),
    path("registers/<uuid:import_id>/", views.imported, name="imported"),
    path("registers/<uuid:import_id>/columns/", views.columns, name="columns"),
    path("registers/<uuid:import_id>/bring-in/", views.bring_in, name="bring_in"),
    path("registers/<uuid:import_id>/drop/", views.drop, name="drop"),
    path("registers/<uuid:import_id>/faults/", views.faults, name="faults"),
    path("letters/<uuid:mailing_id>/", views.mailing, name="mailing"),
    path("letters/<uuid:mailing_id>/print/", views.letters, name="letters"),
    path("letters/<uuid:mailing_id>/posted/", views.posted, name="posted"),
    path("letters/<uuid:mailing_id>/drop/", views.drop_letters, name="drop_letters"),
    path("licences/<uuid:licence_id>/", views.licence, name="licence"),
    path("licences/<uuid:licence_id>/give/", views.give, name="give"),
    path("licences/<uuid:licence_id>/language/", views.language, name="language"),
    path("licences/<uuid:licence_id>/training/", views.training, name="training"),
]
