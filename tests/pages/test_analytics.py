"""Who counts readers: nobody, unless the blog says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import SiteTest

POST = "2024/01/02/a.html"


def foreign(site: SiteTest, path: str = POST) -> list[str]:
    """Addresses of other hosts that a browser fetches by itself."""
    found = re.findall(r'<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="(https?://[^"]+)"', site.read(path))
    return [address for address in found if not address.startswith("https://me.example")]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "analytics: {provider: google-gtag, google: {tracking_id: G-ABC1}}",
            "www.googletagmanager.com/gtag/js?id=G-ABC1",
        ),
        ("analytics: {google: {id: G-ABC1}}", "www.googletagmanager.com/gtag/js?id=G-ABC1"),
        ("google_analytics: G-ABC1", "www.googletagmanager.com/gtag/js?id=G-ABC1"),
        ("google_analytics: {id: G-ABC1}", "www.googletagmanager.com/gtag/js?id=G-ABC1"),
        ("analytics: {goatcounter: {id: me}}", "gc.zgo.at/count.js"),
        ("analytics: {plausible: {domain: me.example}}", "plausible.io/js/script.js"),
        ("analytics: {cloudflare: {id: abc123}}", "static.cloudflareinsights.com/beacon.min.js"),
        ("analytics: {umami: {id: a-b, domain: stats.x}}", "stats.x/script.js"),
        ("analytics: {matomo: {id: 3, domain: 'https://m.x/'}}", "m.x/matomo.js"),
        ("analytics: {fathom: {id: ABC}}", "cdn.usefathom.com/script.js"),
    ],
)
def test_each_service_has_its_script(site: SiteTest, text: str, address: str) -> None:
    site.write("_config.yml", f"title: T\nurl: https://me.example\n{text}\n").post("2024-01-02-a.md").build()
    assert foreign(site) == [f"https://{address}"]


def test_nothing_is_fetched_from_others_by_default(site: SiteTest) -> None:
    site.write("about.md", "---\ntitle: 소개\n---\n글\n").post("2024-01-02-a.md", share="true", related="true").build()
    pages = [path for path in site.files() if path.endswith(".html")]
    assert {path: foreign(site, path) for path in pages} == {path: [] for path in pages}


def test_a_preview_counts_nobody(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nanalytics: {google: {id: G-ABC1}}\n").post("2024-01-02-a.md")
    site.build(preview=True)
    assert foreign(site) == []


@pytest.mark.parametrize(
    ("text", "severity", "said"),
    [
        ("google_analytics: UA-1234-5", "note", "Universal Analytics"),
        ("analytics: {google: {id: 'G-1\"><script>'}}", "warning", "no id"),
        ("analytics: {umami: {id: abc}}", "warning", "needs the domain"),
    ],
)
def test_an_id_that_cannot_count_is_told(site: SiteTest, text: str, severity: str, said: str) -> None:
    site.write("_config.yml", f"title: T\n{text}\n").post("2024-01-02-a.md")
    (problem,) = site.problems()
    assert problem.location is not None
    assert (severity, 2) == (problem.severity, problem.location.line)
    assert said in problem.message()
    assert foreign(site) == []


@pytest.mark.parametrize(
    "text",
    [
        "analytics: false",
        "analytics: {provider: false, google: {tracking_id: G-1}}",
        "analytics: [1]",
        "google_analytics:",
    ],
)
def test_what_is_switched_off_stays_off(site: SiteTest, text: str) -> None:
    site.write("_config.yml", f"title: T\n{text}\n").post("2024-01-02-a.md").build()
    assert foreign(site) == []
