"""The addresses of this room. An operation or a part of it is named by its id, and nothing else stands in any."""

from django.urls import path

from handrail.casework.operations import views

app_name = "operations"
urlpatterns = [
    path("", views.operations, name="operations"),
    path("plan/", views.plan_operation, name="plan_operation"),
    path("plan/from/<uuid:concern_id>/", views.plan_from_concern, name="plan_from_concern"),
    path("plan/from-signal/<uuid:signal_id>/", views.plan_from_signal, name="plan_from_signal"),
    path("invitations/", views.invitations, name="invitations"),
    path("invitations/<uuid:invitation_id>/", views.invitation, name="invitation"),
    path("duties/", views.duties, name="duties"),
    path("duties/<uuid:duty_id>/", views.answer_duty, name="answer_duty"),
    path("<uuid:operation_id>/", views.operation, name="operation"),
    path("<uuid:operation_id>/change/", views.change_plan, name="change_plan"),
    path("<uuid:operation_id>/expected/", views.expected, name="expected"),
    path("<uuid:operation_id>/concerns/add/", views.add_concern, name="add_concern"),
    path("<uuid:operation_id>/concerns/<uuid:concern_id>/", views.take_off_concern, name="take_off_concern"),
    path("<uuid:operation_id>/command/", views.name_commander, name="name_commander"),
    path("<uuid:operation_id>/consult/", views.consult, name="consult"),
    path("<uuid:operation_id>/danger/", views.set_aside, name="set_aside"),
    path("<uuid:operation_id>/centre/", views.decide_centre, name="decide_centre"),
    path("<uuid:operation_id>/risk/", views.assess_risk, name="assess_risk"),
    path("risks/<uuid:part_id>/approve/", views.approve_risk, name="approve_risk"),
    path("<uuid:operation_id>/interpreter/", views.book_interpreter, name="book_interpreter"),
    path("interpreters/<uuid:part_id>/", views.change_interpreter, name="change_interpreter"),
    path("<uuid:operation_id>/invite/", views.invite_agency, name="invite_agency"),
    path("invited/<uuid:part_id>/take-back/", views.take_back_invitation, name="take_back_invitation"),
    path("<uuid:operation_id>/touches/", views.touches, name="touches"),
    path("<uuid:operation_id>/roster/", views.roster, name="roster"),
    path("<uuid:operation_id>/roster/ask/", views.ask_to_come, name="ask_to_come"),
    path("<uuid:operation_id>/roster/promise/", views.promise_people, name="promise_people"),
    path("promises/<uuid:part_id>/take-back/", views.take_back_promise, name="take_back_promise"),
    path("<uuid:operation_id>/move/<str:to>/", views.bring_to, name="bring_to"),
    path("<uuid:operation_id>/debrief/", views.debrief, name="debrief"),
    path("<uuid:operation_id>/debrief/write/", views.write_debrief, name="write_debrief"),
    path("<uuid:operation_id>/lesson/", views.add_lesson, name="add_lesson"),
    path("lessons/<uuid:part_id>/done/", views.finish_lesson, name="finish_lesson"),
    path("<uuid:operation_id>/history/", views.history, name="history"),
]
