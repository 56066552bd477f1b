"""Code, diagrams and notes in the browser: what is copied, what the keyboard reaches, what is drawn and what stays."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.config import MermaidConfig
from tests.chromium import open_tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conftest import SiteTest

pytestmark = pytest.mark.browser

STAND_IN = """\
window.mermaid = {
  initialize(settings) { this.settings = settings; },
  async render(id, source) {
    if (source.includes("mistake")) throw new Error("no such arrow");
    return { svg: `<svg id="${id}" data-theme="${this.settings.theme}"><text>${source}</text></svg>` };
  },
};
"""
"""Answers as the library does, whose five megabytes no test fetches; STUDYLOG_MERMAID may name a copy of it."""


def digest_of(script: bytes) -> str:
    return f"sha384-{base64.b64encode(hashlib.sha384(script).digest()).decode()}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab that must not log an error."""
    with open_tab(browser, color_scheme="light", permissions=["clipboard-read", "clipboard-write"]) as tab:
        yield tab


def open_post(site: SiteTest, page: Page, address: str, body: str) -> None:
    """Build a post and open it."""
    site.post("2024-01-02-a.md", body).build()
    page.goto(f"{address}/2024/01/02/a.html")


def use_script(site: SiteTest, script: bytes, integrity: str = "") -> None:
    """Let the site draw with a script of its own."""
    site.write("js/mermaid.js", script)
    keys = f"{{url: /js/mermaid.js, integrity: {integrity or digest_of(script)}}}"
    site.write("_config.yml", f"title: T\nurl: https://me.example\nmermaid: {keys}\n")


def copy_code(page: Page) -> str:
    page.locator(".copy").first.click()
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize(
    ("body", "copied"),
    [
        ("```py linenos {2}\nx = 1\n\ny = 2\n```", "x = 1\n\ny = 2"),
        ("```pycon\n>>> for i in x:\n...     i\n0\n```", "for i in x:\n    i"),
        ("```console\n$ ls\na.txt\n```", "ls"),
        ("```bash\n# 설치\n$ pip install x\n```", "# 설치\npip install x"),
        ("```diff\n a\n-b\n+c\n```", " a\n-b\n+c"),
    ],
)
def test_the_button_copies_what_a_reader_would_type(
    site: SiteTest, page: Page, address: str, body: str, copied: str
) -> None:
    open_post(site, page, address, body)
    assert copy_code(page) == copied


@pytest.mark.parametrize(
    "body",
    [
        "```nosuch\nraw\n```",
        "<pre>raw</pre>",
        '```nosuch title="a"\nraw\n```',
        "{% highlight py %}\nraw\n{% endhighlight %}",
    ],
)
def test_the_button_stands_in_the_corner_of_its_block(site: SiteTest, page: Page, address: str, body: str) -> None:
    open_post(site, page, address, f"{body}\n\n글\n\n{body}\n")
    assert copy_code(page) == "raw"
    buttons, blocks = page.locator(".e-content .copy"), page.locator(".e-content pre")
    assert buttons.count() == blocks.count() == 2
    for number in range(2):
        button, block = buttons.nth(number).bounding_box(), blocks.nth(number).bounding_box()
        assert button
        assert block
        assert 0 <= block["x"] + block["width"] - button["x"] - button["width"] < 20
        assert block["y"] - 40 <= button["y"] < block["y"] + block["height"]


def test_the_button_stays_where_the_code_scrolls(site: SiteTest, page: Page, address: str) -> None:
    open_post(site, page, address, f"<pre>{'가' * 300}</pre>")
    before = page.locator(".copy").bounding_box()
    page.locator(".e-content pre").evaluate("pre => { pre.scrollLeft = 200; }")
    assert page.locator(".copy").bounding_box() == before


def copy_selection(page: Page) -> dict[str, str]:
    """What a reader who selects the whole text gets, by type."""
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.e-content'))")
    page.keyboard.press("Control+C")
    read = """async () => {
      const [item] = await navigator.clipboard.read();
      const texts = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
      return Object.fromEntries(await Promise.all(texts));
    }"""
    found: dict[str, str] = page.evaluate(read)
    return found


def test_a_selection_with_a_formula_keeps_links_and_leaves_prompts(site: SiteTest, page: Page, address: str) -> None:
    body = "글 $x^2$ **굵게**\n이어짐 [링크](/b/)\n\n$$\ny\n$$\n\n```sh\n$ ls\n```\n"
    open_post(site, page, address, body)
    copied = copy_selection(page)
    lines = [line for line in copied["text/plain"].splitlines() if line]
    assert lines == ["글 $x^2$ 굵게 이어짐 링크", "$$", "y", "$$", "ls"]
    assert "<strong>굵게</strong>" in copied["text/html"]
    assert f'href="{address}/b/"' in copied["text/html"]
    assert "button" not in copied["text/html"]


def test_numbers_of_three_digits_leave_code_in_its_column(site: SiteTest, page: Page, address: str) -> None:
    open_post(site, page, address, "```py linenos\n" + "x\n" * 100 + "```")
    left = "line => { const r = new Range(); r.selectNodeContents(line); return r.getBoundingClientRect().left; }"
    assert len({line.locator("span").first.evaluate(left) for line in page.locator("pre .line").all()}) == 1


def test_selected_code_holds_neither_numbers_nor_prompts(site: SiteTest, page: Page, address: str) -> None:
    open_post(site, page, address, "```py linenos {2}\nx = 1\n\ny = 2\n```\n\n```sh\n$ ls\n```")
    select = "code => { getSelection().selectAllChildren(code); return getSelection().toString().trimEnd(); }"
    texts = [code.evaluate(select) for code in page.locator("pre code").all()]
    assert texts == ["x = 1\n\ny = 2", "ls"]


def test_code_that_scrolls_is_reached_by_keyboard_and_has_a_name(site: SiteTest, page: Page, address: str) -> None:
    open_post(site, page, address, f'```py title="a.py"\nx = "{"가" * 200}"\n```\n\n```py\nx\n```')
    assert page.locator("pre[tabindex='0']").count() == 1
    assert page.get_by_role("group", name="a.py").count() == 1


def test_a_diagram_is_drawn_in_the_colours_of_the_page(site: SiteTest, page: Page, address: str) -> None:
    use_script(site, STAND_IN.encode())
    open_post(site, page, address, "```mermaid\ngraph LR; A-->B\n```")
    page.locator(".diagram svg[data-theme='default']").wait_for()
    assert not page.locator("pre.mermaid").is_visible()
    page.locator(".color-theme").click()
    page.locator(".diagram svg[data-theme='dark']").wait_for()
    assert page.locator(".diagram").count() == 1


def test_a_diagram_with_a_mistake_stays_source(site: SiteTest, page: Page, address: str) -> None:
    use_script(site, STAND_IN.encode())
    open_post(site, page, address, "```mermaid\nmistake\n```\n\n```mermaid\nfine\n```")
    page.locator(".diagram svg").wait_for()
    assert page.locator("pre.mermaid-error").inner_text().strip() == "mistake"
    assert page.locator("pre.mermaid-error").get_attribute("title") == "no such arrow"


def test_a_script_that_is_not_the_one_that_was_meant_is_not_run(site: SiteTest, page: Page, address: str) -> None:
    use_script(site, STAND_IN.encode(), integrity=digest_of(b"another"))
    open_post(site, page, address, "```mermaid\ngraph LR; A-->B\n```")
    page.wait_for_timeout(500)
    assert page.evaluate("typeof mermaid") == "undefined"
    assert page.locator("pre.mermaid").is_visible()


def test_only_pages_with_a_diagram_ask_for_the_script(site: SiteTest, page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_post(site, page, address, "글")
    assert not [url for url in asked if "mermaid" in url or "code" in url]


@pytest.mark.skipif("STUDYLOG_MERMAID" not in os.environ, reason="STUDYLOG_MERMAID names no copy of mermaid.min.js")
def test_the_library_is_the_one_that_is_pinned_and_draws(site: SiteTest, page: Page, address: str) -> None:
    script = Path(os.environ["STUDYLOG_MERMAID"]).read_bytes()
    assert digest_of(script) == MermaidConfig().integrity
    use_script(site, script)
    open_post(site, page, address, "```mermaid\ngraph LR\n  A[데이터] --> B\n```\n\n```mermaid\ngraph LR\n  A -->\n```")
    page.locator(".diagram svg").wait_for(timeout=20_000)
    page.locator("pre.mermaid-error").wait_for()
    assert "데이터" in page.locator(".diagram").inner_text()


def test_a_note_comes_up_where_its_number_is_pressed(site: SiteTest, page: Page, address: str) -> None:
    """With the keyboard alone: Enter brings it up, Tab and Enter put it down, and the reader is where they were."""
    open_post(site, page, address, "글[^1]\n\n" + "긴 글\n\n" * 100 + "[^1]: 각주\n")
    page.locator("a.footnote").focus()
    page.keyboard.press("Enter")
    note = "document.querySelector('#fn\\\\:1')"
    page.wait_for_function(f"{note}.getBoundingClientRect().bottom <= innerHeight")
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function(f"scrollY < 200 && getComputedStyle({note}).position === 'static'")


def test_a_note_is_printed_in_its_place(site: SiteTest, page: Page, address: str) -> None:
    open_post(site, page, address, "글[^1]\n\n[^1]: 각주\n")
    page.locator("a.footnote").click()
    page.emulate_media(media="print")
    assert page.locator("#fn\\:1").evaluate("note => getComputedStyle(note).position") == "static"
