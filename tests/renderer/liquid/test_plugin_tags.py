"""Tags of plugins leave no text of theirs on a page."""

from __future__ import annotations

import pytest

from tests.renderer.liquid.conftest import PAGE, Render


@pytest.mark.parametrize(
    ("tag", "html"),
    [
        (
            "avatar hubot",
            '<img class="avatar" src="https://github.com/hubot.png?size=40" alt="hubot" width="40" height="40">',
        ),
        (
            "avatar user=page.who size=80",
            '<img class="avatar" src="https://github.com/kim.png?size=80" alt="kim" width="80" height="80">',
        ),
        ("octicon alert height:32", ""),
        ('octicon "pencil" aria-label="고치는 그림"', "고치는 그림"),
        ("octicon repo aria-label:저장소", "저장소"),
        ("github_edit_link", ""),
    ],
)
def test_a_tag_has_its_meaning(render: Render, tag: str, html: str) -> None:
    found = render(f"{{% {tag} %}}", page={**PAGE, "who": "kim"})
    assert (html, ()) == (found.body.strip(), found.problems)


@pytest.mark.parametrize(
    "written",
    [
        "aB-3_x",
        '"https://www.youtube.com/watch?v=aB-3_x&t=3"',
        "https://youtu.be/aB-3_x",
        "page.video",
        "{{ page.video }}",
    ],
)
def test_a_video_is_known_by_its_id_or_address(render: Render, written: str) -> None:
    page = {**PAGE, "video": "https://www.youtube.com/embed/aB-3_x"}
    found = render(f"{{% youtube {written} %}}", page=page)
    assert 'src="https://www.youtube-nocookie.com/embed/aB-3_x"' in found.body
    assert found.problems == ()


def test_a_gist_can_be_reached_without_scripts(render: Render) -> None:
    assert render('{% gist kim/12ab "a b.py" %}').body == (
        '<noscript><a href="https://gist.github.com/kim/12ab">https://gist.github.com/kim/12ab</a></noscript>'
        '<script src="https://gist.github.com/kim/12ab.js?file=a b.py"> </script>'
    )
