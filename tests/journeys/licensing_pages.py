"""The pages of licensing, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO = "licensing"
LICENCE = "/licensing/licences/{drivers[licence]}/"


def page(title: str, name: str, path: str, who: str = WHO) -> Shown:
    """A page of the room."""
    return Shown(title, f"licensing:{name}", at(path), who)


LICENSING = (
    page("the counter of licensing", "licensing", "/licensing/"),
    Shown("a driver found", "licensing:find", send("/licensing/find/", "Find", said="N0"), WHO),
    Shown("nobody to find", "licensing:find", send("/licensing/find/", "Find"), WHO),
    page("drivers reached, in counts", "reached", "/licensing/reached/", "coordinator"),
    page("drivers who are due", "due", "/licensing/due/{drivers[month]}/"),
    page("drivers never reached", "never", "/licensing/never/"),
    Shown("no register chosen", "licensing:bring", send("/licensing/registers/", "Go on"), WHO),
    page("columns to confirm", "columns", "/licensing/registers/{drivers[received]}/columns/"),
    page("a register that is checked", "imported", "/licensing/registers/{drivers[waiting]}/"),
    page("letters to post", "mailing", "/licensing/letters/{drivers[mailing]}/"),
    page("a licence", "licence", LICENCE),
    page("a leaflet to give", "give", f"{LICENCE}give/"),
    page("a language to remember", "language", f"{LICENCE}language/"),
    page("a training to write down", "training", f"{LICENCE}training/"),
)
