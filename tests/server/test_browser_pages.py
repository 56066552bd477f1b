"""What a reader, a script or the browser did to a page outlives the patching of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.saves import save_over
from tests.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")]

FRONT_MATTER = "---\ntitle: 운영체제\npermalink: /os/\n---\n\n"
NOTHING = "data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA="
MERMAID = """
window.mermaid = {
  initialize() {},
  async render(id, source) {
    if (source.includes("mistake")) throw new Error("no such arrow");
    return { svg: `<svg xmlns="http://www.w3.org/2000/svg"><text>${source.trim()}</text></svg>` };
  },
};
"""
REMEMBER_MARKS = """() => {
  const { animate } = Element.prototype;
  window.marks = [];
  Element.prototype.animate = function (...asked) {
    const animation = animate.apply(this, asked);
    window.marks.push({ text: this.textContent.trim(), frames: animation.effect.getKeyframes() });
    return animation;
  };
}"""
"""They are soon gone."""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}"><rect width="{0}" height="{0}"/></svg>'


class Writer:
    """A writer with one post open in the browser."""

    def __init__(self, folder: Path, page: Page) -> None:
        self.folder = folder
        self.page = page

    def save(self, path: str, text: str) -> None:
        """Write a file of the site."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        save_over(file, text)

    def write(self, text: str) -> None:
        """Write the post."""
        self.save("posts/2024-01-02-os.md", FRONT_MATTER + text)

    def open(self, address: str) -> None:
        """Look at the post."""
        self.page.goto(f"{address}os/")
        self.page.evaluate("document.addEventListener('studylog:patched', () => (window.patched = true))")

    def see(self, text: str) -> None:
        """Wait until the page has this text."""
        self.page.locator(".e-content").get_by_text(text).first.wait_for()
        self.page.wait_for_function("patched")

    def ask(self, script: str) -> Any:
        """What the page says."""
        return self.page.evaluate(script)


@pytest.fixture
def writer(tmp_path: Path, page: Page) -> Writer:
    """At a site with a stylesheet, an image and a library that draws diagrams."""
    writer = Writer(tmp_path, page)
    writer.save("_config.yml", "title: T\nlang: ko\nurl: https://me.example\nmermaid: {url: /js/mermaid.js}\n")
    writer.save("js/mermaid.js", MERMAID)
    writer.save("assets/square.svg", SQUARE.format(40))
    return writer


def test_a_frame_is_not_loaded_again_and_media_play_on(writer: Writer) -> None:
    writer.save("frame.html", "<title>틀</title>")
    media = f'<iframe src="/frame.html"></iframe>\n\n<audio src="{NOTHING}" controls></audio>\n'
    writer.write(f"처음\n\n{media}")
    with serving(writer.folder) as address:
        writer.open(address)
        writer.ask("document.querySelector('iframe').contentWindow.kept = document.querySelector('audio').kept = true")
        writer.write(f"둘째\n\n새 문단\n\n{media}\n마지막")
        writer.see("마지막")
        assert writer.ask("document.querySelector('iframe').contentWindow.kept && document.querySelector('audio').kept")


def test_what_scrolls_by_itself_stays_where_it_is(writer: Writer) -> None:
    code = "```python\n" + "values = [" + "1, " * 200 + "]\n{}\n```\n"
    writer.write(code.format("one = 1"))
    with serving(writer.folder) as address:
        writer.open(address)
        box = "[...document.querySelectorAll('.e-content pre')].find(box => box.scrollWidth > box.clientWidth)"
        writer.ask(f"{box}.scrollLeft = 120")
        writer.write("앞에 온 글\n\n" + code.format("one = 2"))
        writer.see("앞에 온 글")
        assert writer.ask(f"{box}.scrollLeft") == 120


def test_the_chosen_colours_stay(writer: Writer) -> None:
    writer.write("처음")
    with serving(writer.folder) as address:
        writer.open(address)
        writer.page.locator(".color-theme").click()
        chosen = writer.ask("document.documentElement.dataset.theme")
        writer.write("둘째")
        writer.see("둘째")
        assert (writer.ask("document.documentElement.dataset.theme"), chosen) == ("dark", "dark")
        assert writer.ask("document.documentElement.classList.contains('js')")


def test_the_window_is_called_as_the_post_is(writer: Writer) -> None:
    writer.write("처음")
    with serving(writer.folder) as address:
        writer.open(address)
        writer.save("posts/2024-01-02-os.md", FRONT_MATTER.replace("운영체제", "네트워크") + "처음")
        writer.page.get_by_role("heading", name="네트워크").wait_for()
        assert writer.page.title().startswith("네트워크")


def test_new_code_and_formulas_get_their_buttons_and_styles(writer: Writer) -> None:
    writer.write("처음")
    with serving(writer.folder) as address:
        writer.open(address)
        writer.write("둘째\n\n```python\nx = 1\n```\n\n$$\nx^2\n$$\n")
        writer.see("둘째")
        writer.page.locator("button.copy").wait_for(state="attached")
        writer.write("셋째\n\n```python\nx = 1\n```\n\n```python\ny = 2\n```\n\n$$\nx^2\n$$\n")
        writer.see("셋째")
        writer.page.wait_for_function("document.querySelectorAll('button.copy').length === 2")
        assert writer.page.locator("button.math-copy").count() == 1
        assert writer.ask("[...document.styleSheets].filter(sheet => /code|math/.test(sheet.href)).length") == 2


def test_the_list_of_contents_follows_the_headings(writer: Writer) -> None:
    writer.page.set_viewport_size({"width": 1300, "height": 800})
    headings = "\n\n".join(f"## 제목 {number}\n\n{'글' * 2000}" for number in range(5))
    writer.write(headings)
    with serving(writer.folder) as address:
        writer.open(address)
        writer.write(headings.replace("제목 0", "처음 제목"))
        writer.see("처음 제목")
        writer.ask("scrollTo(0, document.querySelector('.e-content h2').getBoundingClientRect().top + scrollY - 20)")
        writer.page.locator('.toc a[aria-current="true"]').get_by_text("처음 제목").wait_for()


class TestDiagrams:
    DIAGRAM = "```mermaid\n{}\n```\n"

    def test_a_diagram_is_drawn_again_when_it_is_edited_only(self, writer: Writer) -> None:
        writer.write("처음\n\n" + self.DIAGRAM.format("A-->B"))
        with serving(writer.folder) as address:
            writer.open(address)
            writer.page.locator("figure.diagram").get_by_text("A-->B").wait_for()
            writer.ask("document.querySelector('figure.diagram svg').kept = true")
            writer.write("둘째\n\n" + self.DIAGRAM.format("A-->B"))
            writer.see("둘째")
            assert writer.ask("document.querySelector('figure.diagram svg').kept")
            writer.write("둘째\n\n" + self.DIAGRAM.format("A-->C"))
            writer.page.locator("figure.diagram").get_by_text("A-->C").wait_for()
            assert writer.page.locator("figure.diagram").count() == 1

    def test_a_mistake_shows_the_source_until_it_is_corrected(self, writer: Writer) -> None:
        writer.write(self.DIAGRAM.format("A-->B"))
        with serving(writer.folder) as address:
            writer.open(address)
            writer.page.locator("figure.diagram").wait_for()
            writer.write(self.DIAGRAM.format("mistake"))
            writer.page.locator("pre.mermaid-error").wait_for()
            assert writer.page.locator("figure.diagram").count() == 0
            writer.write(self.DIAGRAM.format("A-->C"))
            writer.page.locator("figure.diagram").wait_for()
            assert writer.page.locator("pre.mermaid-error").count() == 0

    def test_one_that_is_taken_out_is_gone(self, writer: Writer) -> None:
        writer.write("처음\n\n" + self.DIAGRAM.format("A-->B"))
        with serving(writer.folder) as address:
            writer.open(address)
            writer.page.locator("figure.diagram").wait_for()
            writer.write("둘째")
            writer.see("둘째")
            writer.page.wait_for_function("!document.querySelector('figure.diagram')")


def test_a_script_that_took_the_place_of_what_is_edited_runs_again(writer: Writer) -> None:
    """As MathJax does with a site's own templates."""
    script = (
        "<script>addEventListener('load', () => { document.querySelector('#own').textContent = '그린 것'; });</script>"
    )
    writer.write(f'<p id="own">처음</p>\n\n{script}\n')
    with serving(writer.folder) as address:
        writer.open(address)
        writer.page.get_by_text("그린 것").wait_for()
        with writer.page.expect_navigation():
            writer.write(f'<p id="own">둘째</p>\n\n{script}\n')
        writer.page.get_by_text("그린 것").wait_for()


class TestStylesAndImages:
    def test_a_changed_stylesheet_is_swapped_alone_and_the_page_is_never_without(self, writer: Writer) -> None:
        writer.save("assets/own.css", "p { color: rgb(1, 2, 3) }")
        writer.write('처음\n\n<link rel="stylesheet" href="/assets/own.css">\n')
        with serving(writer.folder) as address:
            writer.open(address)
            colour = "getComputedStyle(document.querySelector('.e-content p')).color"
            watch = (
                f"window.kept = new Set(); (function look() {{ kept.add({colour}); requestAnimationFrame(look); }})()"
            )
            writer.ask(watch)
            writer.save("assets/own.css", "p { color: rgb(4, 5, 6) }")
            writer.page.wait_for_function(f"{colour} === 'rgb(4, 5, 6)'")
            writer.page.wait_for_function("document.querySelectorAll('link[href*=\"own.css\"]').length === 1")
            assert writer.ask("[...kept]") == ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]

    def test_a_changed_image_is_loaded_alone(self, writer: Writer) -> None:
        writer.write("![네모](/assets/square.svg)")
        with serving(writer.folder) as address:
            writer.open(address)
            writer.ask("window.kept = true")
            writer.save("assets/square.svg", SQUARE.format(80))
            writer.page.wait_for_function("document.querySelector('.e-content img').naturalWidth === 80")
            assert writer.ask("kept")


class TestAddresses:
    def test_a_renamed_post_is_followed_to_its_new_address(self, writer: Writer) -> None:
        writer.write("\n\n".join(f"문단 {number}" for number in range(80)))
        with serving(writer.folder) as address:
            writer.open(address)
            writer.ask("scrollTo(0, 700)")
            text = (writer.folder / "posts/2024-01-02-os.md").read_text("utf-8")
            writer.save("posts/2024-01-02-os.md", text.replace("/os/", "/운영체제/"))
            writer.page.wait_for_url("**/%EC%9A%B4%EC%98%81%EC%B2%B4%EC%A0%9C/")
            writer.page.wait_for_function("scrollY === 700")
            writer.save("posts/2024-01-02-os.md", text.replace("/os/", "/운영체제/").replace("문단 79", "끝"))
            writer.page.get_by_text("끝", exact=True).wait_for()

    def test_a_deleted_post_shows_what_its_readers_will_see(self, writer: Writer) -> None:
        writer.write("처음")
        with serving(writer.folder) as address:
            writer.open(address)
            (writer.folder / "posts/2024-01-02-os.md").unlink()
            writer.page.get_by_text("찾는 페이지가 없습니다").first.wait_for()
            writer.write("다시")
            writer.page.get_by_text("다시").wait_for()


def test_a_folded_block_that_is_edited_is_opened(writer: Writer) -> None:
    folded = '<details markdown="1"><summary>접은 글</summary>\n\n{}\n\n</details>\n'
    writer.write(folded.format("처음"))
    with serving(writer.folder) as address:
        writer.open(address)
        writer.write(folded.format("둘째"))
        writer.see("둘째")


def test_a_block_out_of_sight_is_brought_there_and_marked_calmly(writer: Writer) -> None:
    """Without motion, for those who asked for that; the scroll never glides."""
    blocks = [f"문단 {number}" for number in range(120)]
    writer.write("\n\n".join(blocks))
    with serving(writer.folder) as address:
        writer.page.emulate_media(reduced_motion="reduce")
        writer.open(address)
        writer.ask(REMEMBER_MARKS)
        writer.write("\n\n".join([*blocks[:100], "고친 문단", *blocks[101:]]))
        writer.see("고친 문단")
        edited = writer.page.get_by_text("고친 문단")
        assert edited.evaluate("block => block.getBoundingClientRect().top < innerHeight")
        (mark,) = writer.ask("marks")
        assert mark["text"] == "고친 문단"
        assert mark["frames"][0]["outline"] == mark["frames"][1]["outline"]
