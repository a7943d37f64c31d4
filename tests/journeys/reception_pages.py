"""The pages of a reception centre, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO, LEAD = "on duty", "lead"


def of_centre(title: str, name: str, path: str = "") -> Shown:
    """A page of the centre that is open."""
    return Shown(title, f"reception:{name}", at(f"/reception/{{night[centre]}}/{path}"), WHO)


def of_arrival(title: str, name: str, path: str = "") -> Shown:
    """A page about somebody who arrived."""
    return Shown(title, f"reception:{name}", at(f"/reception/people/{{night[arrival]}}/{path}"), WHO)


def wrongly(title: str, name: str, path: str, button: str) -> Shown:
    """A form about somebody who arrived, sent empty."""
    return Shown(title, f"reception:{name}", send(f"/reception/people/{{night[arrival]}}/{path}", button), WHO)


RECEPTION = (
    Shown("centres", "reception:centres", at("/reception/"), WHO),
    Shown("no centres", "reception:centres", at("/reception/"), "other partner"),
    Shown("centres of an operation", "reception:of_operation", at("/reception/for/{night[operation]}/"), LEAD),
    Shown("a centre to stand up", "reception:stand_up", at("/reception/for/{night[operation]}/stand-up/"), LEAD),
    Shown("the board, to whoever closes", "reception:centre", at("/reception/{night[centre]}/"), LEAD),
    of_centre("the board of the night", "centre"),
    of_centre("a register to print", "register_sheet", "sheet/"),
    of_centre("somebody arrives", "register", "register/"),
    Shown("nobody arrives", "reception:register", send("/reception/{night[centre]}/register/", "Register"), WHO),
    of_centre("the log of the night", "log", "log/"),
    Shown("an empty line", "reception:log", send("/reception/{night[centre]}/log/", "Add to the log"), WHO),
    of_arrival("somebody at the centre", "arrival"),
    Shown("somebody missing", "reception:arrival", at("/reception/people/{night[missing]}/"), WHO),
    Shown("somebody who left", "reception:arrival", at("/reception/people/{night[left]}/"), WHO),
    of_arrival("asked at once", "at_once", "at-once/"),
    wrongly("asked at once for no reason", "at_once", "at-once/", "Keep the reason"),
    of_arrival("needs now", "note_needs", "needs/"),
    wrongly("no needs now", "note_needs", "needs/", "Write it down"),
    of_arrival("a sleeping place", "give_place", "place/"),
    wrongly("no sleeping place", "give_place", "place/", "Give this place"),
    of_arrival("whom they came with", "came_with", "came-with/"),
    of_arrival("something to keep", "take_belonging", "keep/"),
    wrongly("nothing to keep", "take_belonging", "keep/", "Keep it"),
    of_arrival("they leave", "leave", "leave/"),
    wrongly("they leave for nowhere", "leave", "leave/", "Write it down"),
    of_arrival("they are missing", "missing", "missing/"),
    wrongly("nobody saw them", "missing", "missing/", "Raise it now"),
    Shown("a thing goes", "reception:settle_belonging", at("/reception/things/{night[belonging]}/"), WHO),
    Shown(
        "a search is handed over", "reception:hand_over_search", at("/reception/missing/{night[search]}/search/"), WHO
    ),
)
