"""The pages of restricted records, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO = "supporter"

RESTRICTED = (
    Shown("a record to be restricted", "persons:restrict", at("/persons/{without_file}/restrict/"), WHO),
    Shown(
        "a record restricted without a reason",
        "persons:restrict",
        send("/persons/{without_file}/restrict/", "Restrict it"),
        WHO,
    ),
    Shown("a restricted record", "persons:person", at("/persons/{restricted}/"), "coordinator"),
    Shown(
        "a restriction to be lifted",
        "persons:lift_restriction",
        at("/persons/{restricted}/lift-restriction/"),
        "coordinator",
    ),
    Shown(
        "who sees a restricted record", "persons:change_named", at("/persons/{restricted}/who-sees-it/"), "coordinator"
    ),
    Shown("a record in an emergency", "persons:break_glass", at("/persons/emergency/"), WHO),
    Shown("no record in an emergency", "persons:break_glass", send("/persons/emergency/", "Open it now"), WHO),
    Shown(
        "a record that there is not, in an emergency",
        "persons:break_glass",
        send("/persons/emergency/", "Open it now", reference="PV-26-999999", reason="She does not answer the door."),
        WHO,
    ),
    Shown("records that were opened", "persons:glass", at("/persons/opened/"), "coordinator"),
    Shown("whether it was needed", "persons:review_glass", at("/persons/opened/{glass}/"), "coordinator"),
    Shown(
        "nothing found",
        "persons:review_glass",
        send("/persons/opened/{glass}/", "Keep what I found"),
        "coordinator",
    ),
)
