"""The addresses of this room. Concerns, links, readings and signals are named by ids; nothing else stands in any."""

from django.urls import path

from handrail.casework.dots import views

app_name = "dots"
urlpatterns = [
    path("", views.ask, name="ask"),
    path("of/<uuid:concern_id>/", views.of_concern, name="of_concern"),
    path("of/<uuid:concern_id>/reading/", views.readings, name="readings"),
    path("of/<uuid:concern_id>/reading/<uuid:reading_id>/", views.correct, name="correct"),
    path("of/<uuid:concern_id>/link/<uuid:link_id>/", views.decide, name="decide"),
    path("network/", views.show_network, name="show_network"),
    path("network/<uuid:concern_id>/dossier/", views.dossier, name="dossier"),
    path("weighing/", views.weighing, name="weighing"),
    path("weighing/<uuid:learnt_id>/use/", views.take_into_use, name="take_into_use"),
    path("fairness/", views.fairness, name="fairness"),
    path("signals/", views.signals, name="signals"),
    path("signals/<uuid:signal_id>/", views.signal, name="signal"),
    path("signals/<uuid:signal_id>/take/", views.take_signal, name="take_signal"),
    path("signals/<uuid:signal_id>/decide/", views.decide_signal, name="decide_signal"),
]
