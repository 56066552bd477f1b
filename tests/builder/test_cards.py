"""Pictures of titles for messengers."""

from __future__ import annotations

import re
import shutil
import struct
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.cards import fonts
from studylog.cards.fonts import find_fonts
from studylog.config import CardsConfig
from studylog.errors import Location, Problem

if TYPE_CHECKING:
    from tests.conftest import SiteTest

CONFIG = "title: 학습 기록\nurl: https://me.example\nbaseurl: /b\nsocial_cards: true\n"
FOUND = find_fonts(CardsConfig(place=Location(path="_config.yml")), Path())
needs_font = pytest.mark.skipif(FOUND is None, reason="no font with Hangul on this machine")


@pytest.fixture
def blog(site: SiteTest) -> SiteTest:
    """One that asks for cards."""
    pytest.importorskip("PIL")
    return site.write("_config.yml", CONFIG)


def cards(site: SiteTest) -> dict[str, bytes]:
    """Path → bytes of every card."""
    folder = site.root / "_site/assets/studylog/cards"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*"))} if folder.is_dir() else {}


def meta(site: SiteTest, name: str, page: str = "2024/01/02/a.html") -> list[str]:
    return re.findall(rf'<meta (?:property|name)="{name}" content="([^"]*)">', site.read(page))


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(str(problem.severity), problem.message()) for problem in problems]


def test_there_are_none_unless_they_are_asked_for(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").build()
    assert cards(site) == {}
    assert meta(site, "og:image") == []


@needs_font
class TestCards:
    def test_a_posts_card_is_shown_by_messengers(self, blog: SiteTest) -> None:
        blog.post("2024-01-02-a.md", title="어텐션").build()
        ((name, png),) = cards(blog).items()
        assert png.startswith(b"\x89PNG")
        assert struct.unpack(">II", png[16:24]) == (1200, 630)
        assert len(png) < 40_000
        assert meta(blog, "og:image") == [f"https://me.example/b/assets/studylog/cards/{name}"]
        assert [meta(blog, f"og:image:{key}") for key in ("width", "height", "alt")] == [["1200"], ["630"], ["어텐션"]]
        assert meta(blog, "twitter:card") == ["summary_large_image"]

    def test_a_picture_of_the_posts_own_wins(self, blog: SiteTest) -> None:
        blog.write("_config.yml", CONFIG + "og_image: /site.png\n").write("me.png", "x").write("site.png", "x")
        blog.post("2024-01-02-a.md", image="/me.png").post("2024-01-03-b.md").build()
        assert meta(blog, "og:image") == ["https://me.example/b/me.png"]
        ((name, _),) = cards(blog).items()
        assert meta(blog, "og:image", "2024/01/03/b.html") == [f"https://me.example/b/assets/studylog/cards/{name}"]
        assert meta(blog, "og:image", "index.html") == ["https://me.example/b/site.png"]

    def test_the_same_words_give_the_same_bytes(self, blog: SiteTest) -> None:
        blog.post("2024-01-02-a.md", title="어텐션").build()
        before = cards(blog)
        shutil.rmtree(blog.root / ".studylog-cache")
        shutil.rmtree(blog.root / "_site")
        blog.build(jobs=2)
        assert cards(blog) == before

    def test_only_a_card_with_other_words_is_drawn_again(self, blog: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
        blog.post("2024-01-02-a.md", title="하나").post("2024-01-03-b.md", title="둘").build()
        drawn = note_drawn(monkeypatch)
        before = cards(blog)
        blog.post("2024-01-02-a.md", "다른 본문\n", title="하나").build()
        assert (drawn, cards(blog)) == ([], before)
        blog.post("2024-01-02-a.md", title="셋").build()
        assert drawn == ["셋"]
        assert len(cards(blog).keys() & before.keys()) == 1
        assert len(cards(blog)) == 2

    def test_a_card_that_was_deleted_is_drawn_again(self, blog: SiteTest) -> None:
        blog.post("2024-01-02-a.md", title="하나").build()
        before = cards(blog)
        (blog.root / "_site/assets/studylog/cards" / next(iter(before))).unlink()
        blog.build()
        assert cards(blog) == before

    def test_another_font_draws_every_card_again(self, blog: SiteTest) -> None:
        assert FOUND
        shutil.copy(FOUND[0].path, blog.root.parent / "font.ttc")
        blog.write("_config.yml", CONFIG.replace("true", "{font: ../font.ttc}"))
        blog.post("2024-01-02-a.md", title="하나").build()
        before = cards(blog)
        shutil.copy(FOUND[1].path, blog.root.parent / "font.ttc")
        blog.build()
        assert cards(blog).keys() == before.keys()
        assert cards(blog) != before

    def test_accent_site_and_day_are_on_it(self, blog: SiteTest) -> None:
        seen = set()
        for config in (CONFIG, CONFIG + "theme: {accent: '#2f6b4f'}\n", CONFIG.replace("학습 기록", "다른 이름")):
            blog.write("_config.yml", config).post("2024-01-02-a.md", title="하나").build()
            seen |= set(cards(blog).values())
        blog.post("2024-01-02-a.md", title="하나", categories="수학", show_date="false").build()
        assert len(seen | set(cards(blog).values())) == 4

    @pytest.mark.parametrize(
        "title", ["🎉", "'  '", "C++ $x^2$ 그리고 $y$", "'" + "아주 긴 제목 " * 60 + "'", "\u200b\U0010ffff"]
    )
    def test_any_title_can_be_drawn(self, blog: SiteTest, title: str) -> None:
        blog.post("2024-01-02-a.md", title=title).build()
        assert len(cards(blog)) == 1

    def test_a_file_of_the_blog_stands_where_it_stood(self, blog: SiteTest) -> None:
        blog.post("2024-01-02-a.md", title="하나").build()
        (name,) = cards(blog)
        blog.write(f"assets/studylog/cards/{name}", "mine").build()
        assert cards(blog) == {name: b"mine"}

    def test_nobody_sees_them_in_a_preview(self, blog: SiteTest) -> None:
        blog.post("2024-01-02-a.md").build(preview=True)
        assert cards(blog) == {}


def note_drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles that are drawn from now on."""
    from studylog.cards.drawing import Studio
    from studylog.plan import SocialCard

    titles: list[str] = []
    draw = Studio.draw

    def note(self: Studio, card: SocialCard) -> bytes:
        titles.append(card.title)
        return draw(self, card)

    monkeypatch.setattr(Studio, "draw", note)
    return titles


class TestWithoutMeans:
    """The site is as it would be without the setting, and the writer is told once."""

    def test_without_pillow(self, blog: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
        def find_nothing(name: str) -> str:
            raise metadata.PackageNotFoundError(name)

        monkeypatch.setattr(metadata, "version", find_nothing)
        assert told(blog.post("2024-01-02-a.md").problems()) == [
            ("warning", "social cards are not drawn: Pillow is not installed")
        ]
        assert meta(blog, "og:image") == []

    def test_without_a_font(self, blog: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fonts, "FOLDERS", (str(blog.root / "nowhere"),))
        blog.post("2024-01-02-a.md").post("2024-01-03-b.md")
        (problem,) = blog.problems()
        assert problem.location is not None
        assert (str(problem.severity), problem.location.line) == ("warning", 4)
        assert "no font with Hangul" in problem.message()
        assert meta(blog, "og:image") == []

    @needs_font
    def test_with_a_font_from_then_on(self, blog: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
        """No file of the blog has changed."""
        assert FOUND
        folder = blog.root.parent / "fonts"
        monkeypatch.setattr(fonts, "FOLDERS", (str(folder),))
        blog.post("2024-01-02-a.md").build()
        assert cards(blog) == {}
        folder.mkdir()
        for font, name in zip(FOUND, fonts.PAIRS[0], strict=True):
            shutil.copy(font.path, folder / name)
        assert blog.build().problems == ()
        (name,) = cards(blog)
        assert meta(blog, "og:image") == [f"https://me.example/b/assets/studylog/cards/{name}"]

    @pytest.mark.parametrize("font", ["_fonts/none.otf", "_config.yml", "_posts"])
    def test_with_a_font_that_is_none(self, blog: SiteTest, font: str) -> None:
        blog.write("_config.yml", CONFIG.replace("true", f"{{font: {font}}}")).post("2024-01-02-a.md")
        assert told(blog.problems()) == [
            ("warning", f'social cards are not drawn: "{font}" is no font file, or is not there')
        ]

    def test_with_a_font_that_is_broken(self, blog: SiteTest) -> None:
        blog.write("_config.yml", CONFIG.replace("true", "{font: _fonts/a.otf}")).write("_fonts/a.otf", b"OTTO broken")
        ((severity, message),) = told(blog.post("2024-01-02-a.md").problems())
        assert severity == "error"
        assert "the font of the social cards cannot be read" in message
