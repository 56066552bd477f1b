"""Old URLs lead to texts, and texts lead away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from studylog.errors import ContentError

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def target(html: str) -> str:
    """Where a page sends its reader."""
    found = re.search('http-equiv="refresh" content="0; url=([^"]*)"', html)
    return found[1] if found else ""


def test_a_post_that_moved_away_sends_its_readers_there(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", redirect_to="https://other.example/a/?x=1#y").build()
    page = site.read("2024/01/02/a.html")
    assert target(page) == "https://other.example/a/?x=1#y"
    assert "본문입니다" not in page


def test_a_path_gets_the_baseurl_and_of_a_list_the_first_counts(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nurl: https://me.example\nbaseurl: /b\n")
    site.write("old.md", "---\nredirect_to: [/새 글/, /other/]\n---\n").build()
    page = site.read("old.html")
    assert target(page) == "/b/%EC%83%88%20%EA%B8%80/"
    assert '<link rel="canonical" href="https://me.example/b/%EC%83%88%20%EA%B8%80/">' in page


def test_what_leads_away_is_in_no_sitemap(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", redirect_to="/new/").write("old.md", "---\nredirect_to: /new/\n---\n").build()
    assert "/a.html" not in site.read("sitemap.xml")
    assert "/old.html" not in site.read("sitemap.xml")


def test_an_old_url_of_a_text_that_moved_on_leads_to_the_end(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", redirect_from="/older/", redirect_to="/newest/").build()
    assert target(site.read("older/index.html")) == "/newest/"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.c", "JAVASCRIPT:x"])
def test_only_the_web_can_be_led_to(site: SiteTest, address: str) -> None:
    site.post("2024-01-02-a.md", redirect_to=f"'{address}'")
    with pytest.raises(ContentError, match="redirect_to") as raised:
        site.build()
    (problem,) = raised.value.problems
    assert problem.location is not None
    assert problem.location.line == 2


def test_old_urls_of_a_collection_lead_to_its_documents(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\ncollections: {notes: {output: true}}\n")
    site.write("_notes/a.md", "---\nredirect_from: /before/a/\n---\n글\n").build()
    assert target(site.read("before/a/index.html")) == "/notes/a.html"


def test_an_old_url_that_is_a_page_is_told_at_its_line(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").write(
        "_posts/2024-01-03-b.md", "---\nredirect_from:\n- /x/\n- /2024/01/02/a.html\n---\n글\n"
    )
    site.write("old.md", "---\ntitle: 옛\nredirect_from: /2024/01/02/a.html\n---\n글\n")
    places = [str(problem.location) for problem in site.problems() if problem.code == "url-collision"]
    assert sorted(places) == ["_posts/2024-01-03-b.md:4:3", "old.md:3:16"]


def test_the_line_is_known_in_a_document_of_a_collection_too(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nurl: https://a.example\ncollections: {notes: {output: true}}\n")
    site.post("2024-01-02-a.md").write("_notes/n.md", "---\nredirect_from: /2024/01/02/a.html\n---\n글\n")
    assert [str(problem.location) for problem in site.problems()] == ["_notes/n.md:2:16"]
