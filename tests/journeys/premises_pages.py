"""The pages of premises, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO, OTHER = "lead", "coordinator"


def of_place(title: str, name: str, path: str = "") -> Shown:
    """A page of a place that has everything."""
    return Shown(title, f"premises:{name}", at(f"/premises/{{hall[place]}}/{path}"), WHO)


PREMISES = (
    Shown("premises and the map", "premises:premises", at("/premises/"), WHO),
    Shown("a place to find", "premises:propose", at("/premises/propose/?people=7"), WHO),
    Shown("a place found for nobody", "premises:propose", send("/premises/propose/", "Find places"), WHO),
    Shown(
        "places found",
        "premises:propose",
        send(
            "/premises/propose/",
            "Find places",
            people="30",
            children="2",
            overnight="yes",
            step_free="no",
            district="southam",
            starts_on_day="3",
            starts_on_month="3",
            starts_on_year="2027",
            starts_clock="05:00",
            ends_on_day="4",
            ends_on_month="3",
            ends_on_year="2027",
            ends_clock="09:00",
        ),
        WHO,
    ),
    Shown("premises to offer", "premises:offer", at("/premises/offer/"), WHO),
    Shown("nothing offered", "premises:offer", send("/premises/offer/", "Put it on the list"), WHO),
    of_place("a place", "place"),
    Shown("a place of others", "premises:place", at("/premises/{hall[place]}/"), OTHER),
    of_place("a place to change", "change", "change/"),
    of_place("a room to add", "add_space", "rooms/"),
    Shown("a room without a name", "premises:add_space", send("/premises/{hall[place]}/rooms/", "Add it"), WHO),
    of_place("days on which it cannot be used", "make_void", "void/"),
    Shown(
        "days that are not said",
        "premises:make_void",
        send("/premises/{hall[place]}/void/", "Take it off for these days"),
        WHO,
    ),
    of_place("a place to take off the list", "withdraw", "withdraw/"),
    Shown("until when it is needed", "premises:extend", at("/premises/bookings/{hall[booking]}/extend/"), WHO),
)
