"""The pages of what people ask about themselves, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO, OVERSEER = "partner", "protection"


def of_request(title: str, name: str, path: str, request: str = "asked") -> Shown:
    """A page of a request."""
    return Shown(title, f"subject_rights:{name}", at(f"/data-protection/{{rights[{request}]}}/{path}"), WHO)


def of_person(title: str, name: str, path: str) -> Shown:
    """A page of a person."""
    return Shown(title, f"subject_rights:{name}", at(f"/data-protection/of/{{rights[person]}}/{path}"), WHO)


RIGHTS = (
    Shown("data protection", "subject_rights:requests", at("/data-protection/"), WHO),
    Shown("data protection without a word", "subject_rights:requests", at("/data-protection/"), OVERSEER),
    Shown("records past their time", "subject_rights:due", at("/data-protection/due/"), OVERSEER),
    of_person("somebody's rights", "of_person", ""),
    of_person("a request to be written down", "record_request", "ask/"),
    of_person("a record to be held", "place_hold", "hold/"),
    of_person("somebody proposed to be erased", "propose_erasing", "erase/"),
    Shown(
        "a request without a word",
        "subject_rights:record_request",
        send("/data-protection/of/{rights[person]}/ask/", "Save the request"),
        WHO,
    ),
    of_request("a request", "request", ""),
    of_request("how we know who asks", "identify", "who/", "unknown"),
    of_request("more time", "extend", "more-time/"),
    of_request("all that is kept", "contents", "contents/"),
    of_request("an answer that is prepared", "prepare", "prepare/"),
    of_request("an answer to be sent back", "send_back", "send-back/", "prepared"),
    Shown("an answer to agree to", "subject_rights:agree", at("/data-protection/{rights[prepared]}/agree/"), "desk"),
    of_request("an answer to be handed over", "hand_over", "hand-over/", "agreed"),
    of_request("a request to be answered", "answer", "answer/"),
    Shown(
        "a request answered without a word",
        "subject_rights:answer",
        send("/data-protection/{rights[asked]}/answer/", "Save the answer"),
        WHO,
    ),
    Shown(
        "a hold to be lifted",
        "subject_rights:lift_hold",
        at("/data-protection/holds/{rights[held]}/lift/"),
        "coordinator",
    ),
    Shown(
        "somebody to be erased",
        "subject_rights:decide_erasing",
        at("/data-protection/erasings/{rights[erasing]}/"),
        OVERSEER,
    ),
)
