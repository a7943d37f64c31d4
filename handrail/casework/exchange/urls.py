"""The addresses of this room. Nothing of what a list says stands in any of them."""

from django.urls import path

from handrail.casework.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.lists, name="lists"),
    path("bring/", views.bring, name="bring"),
    path("<uuid:list_id>/", views.brought, name="brought"),
    path("<uuid:list_id>/columns/", views.columns, name="columns"),
    path("<uuid:list_id>/rows/", views.rows, name="rows"),
    path("<uuid:list_id>/bring-in/", views.bring_in, name="bring_in"),
    path("<uuid:list_id>/drop/", views.drop, name="drop"),
    path("<uuid:list_id>/faults/", views.faults, name="faults"),
    path("<uuid:list_id>/concerns/", views.landed, name="landed"),
    path("<uuid:list_id>/take-back/", views.take_back, name="take_back"),
]
