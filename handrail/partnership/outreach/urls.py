"""The addresses of this room."""

from django.urls import path

from handrail.partnership.outreach import views

app_name = "outreach"
urlpatterns = [
    path("", views.leaflets, name="leaflets"),
    path("order/", views.order_run, name="order_run"),
    path("runs/<uuid:run_id>/give-out/", views.give_out, name="give_out"),
    path("<slug:design>/<slug:set_as>/", views.file, name="file"),
]
