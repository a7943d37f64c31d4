"""The addresses of this room."""

from django.urls import path

from handrail.partnership.steering import views

app_name = "steering"
MEETING = "meetings/<uuid:meeting_id>/"
TOPIC = "items/<uuid:topic_id>/"
SEAT = "seats/<uuid:member_id>/"
ASSESSMENT = "assessments/<uuid:assessment_id>/"
GROUP = "groups/<slug:group_code>/"
urlpatterns = [
    path("", views.steering, name="steering"),
    path("add/", views.add_group, name="add_group"),
    path("actions/<uuid:action_id>/", views.finish, name="finish"),
    path("papers/<uuid:paper_id>/", views.paper, name="paper"),
    path("papers/<uuid:paper_id>/remove/", views.remove_paper, name="remove_paper"),
    path(SEAT, views.name_people, name="name_people"),
    path(SEAT + "end/", views.unseat, name="unseat"),
    path("lay-seats/<uuid:seat_id>/end/", views.end_lay_seat, name="end_lay_seat"),
    path(MEETING, views.meeting, name="meeting"),
    path(MEETING + "change/", views.move_meeting, name="move_meeting"),
    path(MEETING + "cancel/", views.cancel_meeting, name="cancel_meeting"),
    path(MEETING + "items/", views.add_topic, name="add_topic"),
    path(MEETING + "send-agenda/", views.send_agenda, name="send_agenda"),
    path(MEETING + "apologies/", views.apologise, name="apologise"),
    path(MEETING + "who-came/", views.note_attendance, name="note_attendance"),
    path(MEETING + "send-minutes/", views.send_draft, name="send_draft"),
    path(MEETING + "agree-minutes/", views.agree_minutes, name="agree_minutes"),
    path(MEETING + "agenda.pdf", views.agenda_document, name="agenda_document"),
    path(MEETING + "minutes.pdf", views.minutes_document, name="minutes_document"),
    path(MEETING + "meeting.ics", views.calendar, name="calendar"),
    path(TOPIC, views.change_topic, name="change_topic"),
    path(TOPIC + "up/", views.move_topic_up, name="move_topic_up"),
    path(TOPIC + "put-back/", views.put_back, name="put_back"),
    path(TOPIC + "take-up/", views.take_up, name="take_up"),
    path(TOPIC + "decline/", views.decline, name="decline"),
    path(TOPIC + "papers/", views.add_paper, name="add_paper"),
    path(TOPIC + "said/", views.note, name="note"),
    path(TOPIC + "decided/", views.decide, name="decide"),
    path(TOPIC + "to-do/", views.take_on, name="take_on"),
    path(ASSESSMENT, views.assessment, name="assessment"),
    path(ASSESSMENT + "answer/<uuid:member_id>/", views.answer, name="answer"),
    path(ASSESSMENT + "agree/", views.agree_levels, name="agree_levels"),
    path(ASSESSMENT + "levels.svg", views.levels_chart, name="levels_chart"),
    path(GROUP, views.group, name="group"),
    path(GROUP + "end/", views.end_group, name="end_group"),
    path(GROUP + "seats/", views.seat, name="seat"),
    path(GROUP + "lay-seats/", views.make_lay_seat, name="make_lay_seat"),
    path(GROUP + "meet/", views.call_meeting, name="call_meeting"),
    path(GROUP + "propose/", views.propose, name="propose"),
    path(GROUP + "actions/", views.actions_taken, name="actions"),
    path(GROUP + "attendance/<int:on_year>/", views.attendance, name="attendance"),
    path(GROUP + "attendance/<int:on_year>/picture.svg", views.attendance_chart, name="attendance_chart"),
    path(GROUP + "assess/", views.open_assessment, name="open_assessment"),
]
