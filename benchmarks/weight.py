"""What a phone has to load before it can read the first page, compressed as the server sends it."""

import argparse
import gzip
import re

import httpx

from tests.live import Installation

LINKED = re.compile(r'(?:<link[^>]*rel="stylesheet"[^>]*href|<script[^>]*src)="([^"]+)"')
PAGES = ("/", "/tell-us/", "/get-help/", "/signs/")


def measure(installation: Installation, asked: argparse.Namespace) -> None:  # noqa: ARG001 — parts are called alike
    """Print the weight of the pages that people come to first."""
    with installation.door() as door, httpx.Client(base_url=door.address) as browser:
        for path in PAGES:
            page = browser.get(path)
            links = sorted(set(LINKED.findall(page.text)))
            parts = [len(gzip.compress(page.content)), *(transferred(browser, link) for link in links)]
            print(f"{path:10} {sum(parts) / 1024:5.1f} kB in {len(parts)} parts   target <= 50")


def transferred(browser: httpx.Client, link: str) -> int:
    """Bytes that travel for a linked file, in the encoding that the server chooses for a browser."""
    with browser.stream("GET", link, headers={"Accept-Encoding": "gzip, br"}) as answer:
        return sum(len(chunk) for chunk in answer.iter_raw())
