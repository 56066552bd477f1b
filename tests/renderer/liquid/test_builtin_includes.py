"""A blog that takes its includes from a theme's gem finds them here, too."""

from __future__ import annotations

from typing import Any

import pytest

from studylog.renderer.liquid.builtin_includes import BUILTIN_INCLUDES
from tests.renderer.liquid.conftest import PAGE, Render


@pytest.mark.parametrize("name", sorted(BUILTIN_INCLUDES))
def test_every_include_can_be_read(render: Render, name: str) -> None:
    found = render(f'{{% include {name} id="x" src="/a.png" taxonomy="AI" collection="posts" %}}')
    assert found.problems == ()
    assert "{" not in found.body.replace("{:toc}", "")


def test_a_figure_has_its_picture_its_words_and_its_caption(render: Render) -> None:
    found = render('{% include figure image_path="/a/b.png" alt="그림" caption="*설명*" %}')
    assert found.body == ('<figure><img src="/b/a/b.png" alt="그림"><figcaption><em>설명</em></figcaption></figure>\n')


def test_a_gallery_shows_the_pictures_of_the_front_matter(render: Render) -> None:
    page: dict[str, Any] = {**PAGE, "gallery": [{"image_path": "/1.png", "alt": "하나"}, {"image_path": "/2.png"}]}
    found = render("{% include gallery %}", page=page)
    assert [part.split('"')[0] for part in found.body.split('src="')[1:]] == ["/b/1.png", "/b/2.png"]


@pytest.mark.parametrize(("count", "layout"), [(1, ""), (2, "half"), (3, "third"), (4, "third")])
def test_a_gallery_has_as_many_columns_as_its_pictures_need(render: Render, count: int, layout: str) -> None:
    page: dict[str, Any] = {**PAGE, "gallery": [{"image_path": "/1.png"}] * count}
    assert f'<figure class="gallery {layout} ">' in render("{% include gallery %}", page=page).body
    assert '<figure class="gallery half ">' in render('{% include gallery layout="half" %}', page=page).body


def test_a_video_is_loaded_when_it_is_looked_at(render: Render) -> None:
    found = render('{% include video id="abc" provider="youtube" %}{% include embed/youtube.html id="abc" %}')
    assert found.body.count('src="https://www.youtube-nocookie.com/embed/abc"') == 2
    assert found.body.count('loading="lazy"') == 2


def test_a_category_page_lists_its_posts(render: Render) -> None:
    found = render("{% for post in site.categories.AI %}{% include archive-single.html %}{% endfor %}")
    assert [part.split("<")[0] for part in found.body.split('.html">')[1:]] == ["뒤", "c"]


def test_the_blogs_own_file_comes_first(render: Render) -> None:
    assert render("{% include a.html %}").body == "[||T]"


def test_the_head_of_a_page_of_its_own_gets_what_plugins_would_write(render: Render) -> None:
    page = {**PAGE, "url": "/about/", "description": "소개 글"}
    assert render("{% seo %}\n{% feed_meta %}", page=page).body.splitlines() == [
        "<title>T | 기록</title>",
        '<meta name="description" content="소개 글">',
        '<link rel="canonical" href="https://u.kr/b/about/">',
        '<link type="application/atom+xml" rel="alternate" href="https://u.kr/b/feed.xml" title="기록">',
    ]


def test_a_post_in_a_grid_is_a_card_with_its_teaser(render: Render) -> None:
    post: dict[str, Any] = {"title": "글", "url": "/a/", "header": {"teaser": "/t.png"}, "excerpt": "<p>요약</p>"}
    loop = '{% for post in page.list %}{% include archive-single.html type="grid" %}{% endfor %}'
    listed = [post, {**post, "link": "https://e.kr/x"}, {"title": "둘", "url": "/b/"}]
    first, second, third = render(loop, page={**PAGE, "list": listed}).body.split("</article>")[:3]
    assert '<article class="entry card">' in first
    assert '<img src="/b/t.png" alt="" loading="lazy">' in first
    assert '<h2><a href="https://e.kr/x">' in second
    assert 'href="/b/a/"' in second
    assert "<img" not in third


def test_a_post_in_a_list_shows_no_teaser(render: Render) -> None:
    post = {"title": "글", "url": "/a/", "header": {"teaser": "/t.png"}}
    loop = "{% for post in page.list %}{% include archive-single.html %}{% endfor %}"
    body = render(loop, page={**PAGE, "list": [post]}).body
    assert "<img" not in body
    assert "card" not in body


def test_footnotes_are_no_part_of_what_a_list_says_of_a_post(render: Render) -> None:
    mark = '<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup>'
    notes = '<div class="footnotes"><ol><li id="fn:1"><p>덧붙임 ↩</p></li></ol></div>'
    post = {"title": "글", "url": "/a/", "excerpt": f"<p>손실{mark}은 x<sup>2</sup>이고 끝{mark}이다.</p>{notes}"}
    loop = "{% for post in page.list %}{% include archive-single.html %}{% endfor %}"
    assert '<p class="p-summary">손실은 x2이고 끝이다.</p>' in render(loop, page={**PAGE, "list": [post]}).body


def test_front_matter_leads_only_where_links_may(render: Render) -> None:
    unsafe = {"url": "java\tscript:x", "image_path": "/a.png", "title": "글"}
    safe = {**unsafe, "url": "/b/"}
    page = {**PAGE, "gallery": [unsafe, safe], "feature_row": [unsafe, safe]}
    body = render("{% include gallery %}{% include feature_row %}", page=page).body
    assert "script:" not in body
    assert body.count("<a ") == body.count("</a>") == 2
