"""Series: posts that name the same one lead to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def box(site: SiteTest, path: str) -> html.HtmlElement | None:
    """The box of the series on a page."""
    found = html.document_fromstring(site.read(path)).find_class("series")
    return found[0] if found else None


def test_a_series_is_told_in_order_with_this_post_marked(site: SiteTest) -> None:
    for day in (3, 1, 2):
        site.post(f"2024-01-0{day}-p{day}.md", title=f"{day}편", series="손으로 하는 딥러닝")
    site.build()
    series = box(site, "2024/01/02/p2.html")
    assert series is not None
    assert [link.text for link in series.iter("a")] == ["1편", "2편", "3편"]
    assert [link.get("href") for link in series.iter("a")] == ["/2024/01/01/p1.html", None, "/2024/01/03/p3.html"]
    assert [link.text for link in series.xpath(".//a[@aria-current]")] == ["2편"]
    assert " ".join(series.find(".//summary").text_content().split()) == "연재 손으로 하는 딥러닝 · 3편 중 2편"


def test_one_post_is_no_series_and_no_name_is_none(site: SiteTest) -> None:
    site.post("2024-01-01-a.md", series="혼자").post("2024-01-02-b.md").post("2024-01-03-c.md", series="' '").build()
    assert [box(site, f"2024/01/0{day}/{name}.html") for day, name in ((1, "a"), (2, "b"), (3, "c"))] == [None] * 3


def test_of_a_long_series_a_page_shows_those_around_it(site: SiteTest) -> None:
    for day in range(1, 31):
        site.post(f"2024-01-{day:02}-p{day}.md", title=str(day), series="긴 것")
    site.build()
    series = box(site, "2024/01/29/p29.html")
    assert series is not None
    assert [link.text for link in series.iter("a")] == [str(number) for number in range(11, 31)]
    assert series.find(".//ol").get("start") == "11"
    assert "part 29 of 30" in series.text_content()


def test_a_post_that_leads_away_is_no_part(site: SiteTest) -> None:
    site.post("2024-01-01-a.md", series="둘").post("2024-01-02-b.md", series="둘", redirect_to="/x/").build()
    assert box(site, "2024/01/01/a.html") is None
