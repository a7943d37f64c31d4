"""The pages of partners' lists, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO = "officer"


def page(title: str, name: str, path: str) -> Shown:
    """A page of the room."""
    return Shown(title, f"exchange:{name}", at(path), WHO)


LISTS = (
    page("partners' lists", "lists", "/lists/"),
    Shown("no list chosen", "exchange:bring", send("/lists/bring/", "Go on"), WHO),
    page("a list's columns to confirm", "columns", "/lists/{lists[received]}/columns/"),
    page("a list that is checked", "brought", "/lists/{lists[checked]}/"),
    page("a list that is brought in", "brought", "/lists/{lists[landed]}/"),
    page("a list that was taken back", "brought", "/lists/{lists[back]}/"),
    page("the rows of a list", "rows", "/lists/{lists[checked]}/rows/"),
    page("concerns of a list", "landed", "/lists/{lists[landed]}/concerns/"),
    page("a list to take back", "take_back", "/lists/{lists[landed]}/take-back/"),
)
