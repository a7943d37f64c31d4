"""A visitor without a browser: fills in the report page by page, as the pages themselves ask."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import httpx

ENOUGH_PAGES = 40


class Fields(HTMLParser):
    """The hidden fields of the page's last form, and what stands in the receipt's place."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self.hidden = {}
        if tag == "input" and said.get("type") == "hidden":
            self.hidden[said.get("name") or ""] = said.get("value") or ""


def tell(visitor: httpx.Client, account: str) -> httpx.Response:
    """Tell of something, skipping every question but the account. Answers with the page that shows the receipt."""
    answer = visitor.get("/tell-us/")
    for _ in range(ENOUGH_PAGES):
        answer.raise_for_status()
        page = urlsplit(str(answer.url)).path.rstrip("/").rpartition("/")[2]
        if page == "sent":
            return answer
        said = {"account": account} if page == "what-happened" else {"skip": ""}
        if page in {"tell-us", "check-your-answers"}:
            said = {}
        answer = visitor.post(str(answer.url), data={**Fields(answer.text).hidden, **said}, follow_redirects=True)
    raise AssertionError(f"The report does not come to its end: {answer.url}")
