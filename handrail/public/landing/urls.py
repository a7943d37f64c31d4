"""Where short codes lead, and orders of leaflets from outside. Short: people type them."""

from django.urls import path

from handrail.public.landing import views

app_name = "landing"
urlpatterns = [
    path("c/", views.type_code, name="type_code"),
    path("c/<slug:code>/", views.landing, name="landing"),
    path("c/<slug:code>/tell/", views.tell, name="tell"),
    path("order-leaflets/", views.order, name="order"),
    path("order-leaflets/answer/", views.answer, name="answer"),
]
