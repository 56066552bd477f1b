"""Links that lead nowhere are told with what was meant; everything that works is left in peace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import SiteTest

Told = Callable[[], list[tuple[str, str, str]]]
POST = "2024-01-02-운영체제.md"
OTHER = "2024-01-03-scheduling-basics.md"


def link_from(site: SiteTest, *lines: str, **front: str) -> None:
    """A site of two posts, the first with these lines, which begin in line 5 of its file."""
    site.post(POST, "\n".join(lines) + "\n", **front)
    site.post(OTHER, "## 결론 정리\n\n본문\n\n## Round Robin\n\n본문[^a]\n\n[^a]: 주석\n")


@pytest.mark.parametrize(
    "link",
    [
        "[a](/2024/01/03/scheduling-basics.html)",
        "[a](/2024/01/03/scheduling-basics)",
        "[a](/2024/01/03/scheduling-basics.html#결론-정리)",
        "[a](/2024/01/03/scheduling-basics.html#%EA%B2%B0%EB%A1%A0-%EC%A0%95%EB%A6%AC)",
        "[a](/2024/01/03/scheduling-basics.html?from=here#round-robin)",
        "[a](../03/scheduling-basics.html)",
        "[a](2024-01-03-scheduling-basics.md)",
        "[a](2024-01-03-scheduling-basics.md#round-robin)",
        "[a](/2024/01/02/운영체제.html)",
        "[a](/2024/01/02/%EC%9A%B4%EC%98%81%EC%B2%B4%EC%A0%9C.html)",
        "[a](/) [b](#) [c](#top) [d](?print) [e]()",
        "[a](/tags/) [b](/categories/) [c](/archive/) [d](/feed.xml) [e](/sitemap.xml) [f](/robots.txt)",
        "[a](/tags/#아무거나) [b](/archive/#y2024)",
        "[a](https://a.example/gone) [b](//a.example/gone) [c](mailto:me@a.example) [d](tel:010-1234-5678)",
        "<https://a.example/> <me@a.example>",
        '<a href="/2024/01/03/scheduling-basics.html">글</a> <a name="here"></a> [a](#here)',
        '<a href="#제목">가</a>\n\n## 제목\n',
        "[x](#제목)\n\n## 제목\n",
        "[x](#직접)\n\n## 제목 {#직접}\n",
        "각주[^1]\n\n[^1]: 설명\n",
        "[a](#fn:1) [^1]\n\n[^1]: 설명\n",
        "[a](/files/notes%20one.pdf) [b](</files/notes one.pdf>) [c](\\files\\notes%20one.pdf)",
        "`[a](/gone)`\n\n    [b](/gone)\n",
        "[a](/2024/01/03/scheduling-basics.html#:~:text=본문)",
        "![](data:image/png;base64,iVBORw0KGgo=)",
        "[a](/old/)",
        "[a](/comments.html#disqus_thread)",
    ],
)
def test_a_link_that_works_is_left_in_peace(site: SiteTest, told: Told, link: str) -> None:
    site.write("files/notes one.pdf", b"%PDF").write("comments.md", "---\nredirect_from: /old/\n---\n글\n")
    link_from(site, link)
    assert told() == []


@pytest.mark.parametrize(
    "link",
    [
        "[a](/log/2024/01/03/scheduling-basics.html#round-robin)",
        "[a](/2024/01/03/scheduling-basics.html)",
        "[a](/log) [b](/log/) [c](/)",
        "[a](/other-project/)",
        "![그림](/log/img/a.png) ![그림](/img/a.png)",
    ],
)
def test_with_or_without_the_baseurl_a_link_works(site: SiteTest, told: Told, link: str) -> None:
    """What lies beside the baseurl may be another site of the same writer."""
    site.write("_config.yml", "baseurl: /log\n").write("img/a.png", b"png")
    link_from(site, link)
    assert told() == []


def test_what_is_broken_below_the_baseurl_is_told(site: SiteTest, told: Told) -> None:
    site.write("_config.yml", "baseurl: /log\n")
    link_from(site, "[a](/log/gone/) [b](/2024/gone/)")
    assert [message for _, message, _ in told()] == [
        'a link to "/log/gone/", where this site has no page',
        'a link to "/2024/gone/", where this site has no page',
    ]


def test_a_dead_link_is_told_where_it_stands(site: SiteTest, told: Told) -> None:
    link_from(site, "첫 줄", "둘째 줄의 [링크](/gone/).")
    assert told() == [
        (
            f"_posts/{POST}:6:12",
            'a link to "/gone/", where this site has no page',
            "correct the link, or take it out",
        )
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/2024/01/03/schedulling-basics.html", "/2024/01/03/scheduling-basics.html"),
        ("/2023/12/31/scheduling-basics/", "/2024/01/03/scheduling-basics.html"),
        ("/cs/scheduling-basics", "/2024/01/03/scheduling-basics.html"),
        ("scheduling-basics.html#round-robin", "/2024/01/03/scheduling-basics.html#round-robin"),
        ('/2024/01/03/scheduling-basics"', "/2024/01/03/scheduling-basics.html"),
        ("2024-01-03-schedulingbasics.md", "2024-01-03-scheduling-basics.md"),
        ("/cs/2024-01-03-scheduling-basics/", "/2024/01/03/scheduling-basics.html"),
        ("/2024/01/03/scheduling", "/2024/01/03/scheduling-basics.html"),
        ("/2024/01/03/2024-01-03-scheduling-basics", "/2024/01/03/scheduling-basics.html"),
        ("/categoreis/", "/categories/"),
        ("(https://a.example/x)", "https://a.example/x"),
        ("www.a.example/x", "https://www.a.example/x"),
        ("github.com/me/os", "https://github.com/me/os"),
    ],
)
def test_what_was_probably_meant_is_named(site: SiteTest, told: Told, written: str, meant: str) -> None:
    link_from(site, f"[a]({written})")
    ((_, _, hint),) = told()
    assert hint == f"did you mean {meant}?"


def test_a_link_in_other_case_is_told_with_the_real_name(site: SiteTest, told: Told) -> None:
    link_from(site, "[a](/2024/01/03/Scheduling-Basics.html)")
    ((_, message, hint),) = told()
    assert message.startswith(
        'a link to "/2024/01/03/Scheduling-Basics.html", which differs from /2024/01/03/scheduling-basics.html by case'
    )
    assert hint == "write /2024/01/03/scheduling-basics.html"


@pytest.mark.parametrize("written", ["/2024/12/24/eve.html", "/cs/eve/", "2024-12-24-eve.md"])
def test_a_link_to_a_post_of_the_future_says_when_it_will_work(site: SiteTest, told: Told, written: str) -> None:
    site.post("2024-12-24-eve.md")
    link_from(site, f"[이브]({written})")
    ((_, message, _),) = told()
    assert message == f'a link to "{written}": _posts/2024-12-24-eve.md is held back until 2024-12-24 00:00 +0000'


def test_a_link_to_a_draft_or_a_hidden_post_says_so(site: SiteTest, told: Told) -> None:
    site.write("_drafts/idea.md", "---\n---\n생각\n").post("2024-01-01-secret.md", published="false")
    link_from(site, "[a](/idea.html) [b](/2024/01/01/secret.html)")
    assert [message for _, message, _ in told()] == [
        'a link to "/idea.html": _drafts/idea.md is a draft and not published',
        'a link to "/2024/01/01/secret.html": _posts/2024-01-01-secret.md is hidden by published: false',
    ]


def test_files_that_other_tools_keep_in_the_output_count_as_there(site: SiteTest, told: Told) -> None:
    site.write("_config.yml", "keep_files: [demo]\n")
    link_from(site, "[a](/demo/) [b](/demo/game.js) [c](/demonstration/)")
    assert [message for _, message, _ in told()] == ['a link to "/demonstration/", where this site has no page']


def test_a_link_without_slash_is_not_served_with_one(site: SiteTest, told: Told) -> None:
    """GitHub Pages answers `/a` with `a.html`, and `/a/` only with `a/index.html`."""
    link_from(site, "[a](/2024/01/03/scheduling-basics/)")
    ((_, _, hint),) = told()
    assert hint == "did you mean /2024/01/03/scheduling-basics.html?"


def test_a_link_written_twice_in_a_post_is_told_once(site: SiteTest, told: Told) -> None:
    link_from(site, "[a](/gone/)", "[b](/gone/)")
    assert [place for place, _, _ in told()] == [f"_posts/{POST}:5:5"]


def test_links_of_pages_are_looked_at_too(site: SiteTest, told: Told) -> None:
    site.post(OTHER).write("about.md", "---\ntitle: 소개\n---\n[a](/gone/) [b](about.md)\n")
    assert [place for place, _, _ in told()] == ["about.md:4:5"]


def test_a_link_that_liquid_made_is_told_at_its_line(site: SiteTest, told: Told) -> None:
    link_from(site, "첫 줄", "[a]({{ '/gone/' | relative_url }})")
    assert [place.rpartition(":")[0] for place, _, _ in told()] == [f"_posts/{POST}:6"]


def test_text_that_holds_liquid_on_purpose_is_no_link_to_check(site: SiteTest, told: Told) -> None:
    link_from(site, "[a]({{ site.baseurl }}/gone/)", render_with_liquid="false")
    assert told() == []


def test_one_mistake_in_many_posts_is_told_once_with_its_places(site: SiteTest, told: Told) -> None:
    """A dead link in an include would otherwise be as many warnings as there are posts."""
    site.write("_includes/me.html", '<a href="/gone/">me</a>\n')
    for day in range(1, 7):
        site.post(f"2024-01-{day:02}-p.md", "{% include me.html %}\n")
    first, rest = told()
    assert first[:2] == ("_posts/2024-01-01-p.md:5", 'a link to "/gone/", where this site has no page')
    assert rest[:2] == (
        "_posts/2024-01-02-p.md:5",
        "the same is wrong in 5 more places: "
        "_posts/2024-01-02-p.md:5, _posts/2024-01-03-p.md:5, _posts/2024-01-04-p.md:5 (+2)",
    )


def test_a_baseurl_that_stands_twice_is_named(site: SiteTest, told: Told) -> None:
    """`post_url` has it since Jekyll 4; what was written for Jekyll 3 puts it in front once more."""
    site.write("_config.yml", "baseurl: /log\n")
    link_from(site, "[a]({{ site.baseurl }}{% post_url 2024-01-03-scheduling-basics %})")
    ((_, message, hint),) = told()
    assert message == 'a link to "/log/log/2024/01/03/scheduling-basics.html" has the baseurl twice'
    assert hint.startswith("write /log/2024/01/03/scheduling-basics.html;")


@pytest.mark.parametrize(
    ("config", "link", "expected"),
    [
        ("", "https://me.github.io/2024/01/03/scheduling-basics.html#round-robin", []),
        ("", "http://ME.github.io", []),
        ("", "https://me.github.io/another-project/", []),
        ("", "https://me.github.io.example.com/2024/", []),
        ("", "//me.github.io/2024/gone/", ['a link to "//me.github.io/2024/gone/", where this site has no page']),
        ("baseurl: /log", "https://me.github.io/2024/01/03/scheduling-basics.html", []),
        ("baseurl: /log", "https://me.github.io/log/2024/01/03/scheduling-basics", []),
        (
            "baseurl: /log",
            "https://me.github.io/log/gone/",
            ['a link to "https://me.github.io/log/gone/", where this site has no page'],
        ),
    ],
)
def test_a_whole_address_of_this_site_is_looked_up_too(
    site: SiteTest, told: Told, config: str, link: str, expected: list[str]
) -> None:
    """Elsewhere on the same host another project of the writer's may answer."""
    site.write("_config.yml", f"url: https://me.github.io\n{config}\n")
    link_from(site, f"[a]({link})")
    assert expected == [message for _, message, _ in told()]


def test_what_was_meant_is_named_as_it_was_written(site: SiteTest, told: Told) -> None:
    site.write("_config.yml", "url: http://me.github.io\nbaseurl: /log\n").write("img/A.PNG", b"png")
    link_from(site, "![그림](/log/img/a.png)", "![그림](https://me.github.io/log/img/a.Png)", "![그림](/img/A.png)")
    assert [hint for _, _, hint in told()] == [
        "write /log/img/A.PNG",
        "write https://me.github.io/log/img/A.PNG",
        "write /img/A.PNG",
    ]


@pytest.mark.parametrize(
    "element",
    [
        '<video src="/gone.mp4"></video>',
        '<video controls><source src="/gone.mp4" type="video/mp4"></video>',
        '<audio src="/gone.mp3"></audio>',
        '<iframe src="/gone/demo.html"></iframe>',
        '<object data="/gone.pdf"></object>',
        '<embed src="/gone.pdf">',
        '<video poster="/gone.png"></video>',
        '<img srcset="/gone.png 2x" src="/img/a.png" alt="그림">',
        '<picture><source srcset="/gone.webp"><img src="/img/a.png" alt="그림"></picture>',
        '<div><p><a href="/gone/">글</a></p></div>',
    ],
)
def test_what_players_and_frames_show_is_looked_for(site: SiteTest, told: Told, element: str) -> None:
    site.write("img/a.png", b"png")
    link_from(site, "첫 줄", "", element)
    ((place, _, _),) = told()
    assert place.startswith(f"_posts/{POST}:7:")


@pytest.mark.parametrize(
    "element",
    [
        '<iframe src="https://www.youtube.com/embed/x"></iframe>',
        '<img srcset="/img/a.png 1x, /img/a.png 2x" src="/img/a.png" alt="그림">',
        '<img srcset="data:image/png;base64,iVBO, 2x" src="/img/a.png" alt="그림">',
        '<video src="https://a.example/a.mp4" poster="/img/a.png"></video>',
        '<script src="/gone.js"></script>',
    ],
)
def test_players_and_frames_that_work_are_left_in_peace(site: SiteTest, told: Told, element: str) -> None:
    site.write("img/a.png", b"png")
    link_from(site, element)
    assert told() == []


@pytest.mark.parametrize("liquid", ["", "{{ page.title }}\n"])
def test_links_of_pages_written_in_html_are_looked_at_too(site: SiteTest, told: Told, liquid: str) -> None:
    html = '<!-- <a href="/x/"> -->\n<a href="/gone/">글</a> <a\nhref="/">처음</a>\n<img src="/gone.png" alt="그림">\n'
    site.post(OTHER).write("demo.html", f"---\ntitle: 실습\n---\n{liquid}{html}")
    first = 5 + bool(liquid)
    assert [place for place, _, _ in told()] == [f"demo.html:{first}:10", f"demo.html:{first + 2}:11"]
