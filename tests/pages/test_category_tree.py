"""Categories as a tree: a post names its own from the widest to the narrowest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def outline(branch: html.HtmlElement) -> list[object]:
    """Each entry as `name count`, with the list of those below it behind it."""
    found: list[object] = []
    for item in branch.findall("li"):
        found.append(" ".join(item.find("a").text_content().split()))
        if (below := item.find("ul")) is not None:
            found.append(outline(below))
    return found


def tree(site: SiteTest, path: str = "categories/index.html") -> html.HtmlElement:
    return html.document_fromstring(site.read(path)).find_class("tree")[0]


def write(site: SiteTest, *categories: str) -> SiteTest:
    """A post for each."""
    for day, names in enumerate(categories, 1):
        site.post(f"2024-01-0{day}-p{day}.md", categories=names)
    return site


def test_narrower_categories_stand_below_wider_ones_with_their_numbers(site: SiteTest) -> None:
    write(site, "[AI, NLP]", "[AI, NLP, 트랜스포머]", "[AI, CV]", "CS", "[CS, OS]").build()
    assert outline(tree(site)) == ["AI 3", ["CV 1", "NLP 2", ["트랜스포머 1"]], "CS 2", ["OS 1"]]


def test_a_category_stands_wherever_posts_have_it_and_is_led_to_once(site: SiteTest) -> None:
    write(site, "[AI, 수학]", "[수학]", "[수학, AI]").build()
    assert outline(tree(site)) == ["AI 1", ["수학 1"], "수학 2", ["AI 1"]]
    ids = [item.get("id") for item in tree(site).iter("li")]
    assert ids == ["ai", "수학", None, None]


def test_a_category_named_twice_is_none_below_itself(site: SiteTest) -> None:
    write(site, "[AI, ai]").build()
    assert outline(tree(site)) == ["AI 1"]


def test_on_an_owners_page_the_tree_leads_to_sections(site: SiteTest) -> None:
    """minimal-mistakes' `layout: categories` lists each one's posts below."""
    site.write("cats.md", "---\nlayout: categories\npermalink: /cats/\n---\n")
    write(site, "[AI, NLP]").build()
    page = html.document_fromstring(site.read("cats/index.html"))
    assert [link.get("href") for link in page.find_class("tree")[0].iter("a")] == ["#ai", "#nlp"]
    assert [heading.get("id") for heading in page.iter("h2")] == ["ai", "nlp"]
