"""Codes of emoji, where the site lists the plugin that reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from studylog.config import MarkdownConfig, MathConfig, load_config
from studylog.models import LinkTable, RenderInput
from studylog.renderer.converter import Converter


def render(body: str, *, emoji: bool = True) -> str:
    text = RenderInput(source="a.md", body=body, markdown=MarkdownConfig(emoji=emoji), math=MathConfig())
    return Converter(LinkTable()).render(text).html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("끝 :tada:!", "<p>끝 🎉!</p>\n"),
        ("**:+1:**", "<p><strong>👍</strong></p>\n"),
        (":nosuch: 10:30:15 a:b:c", "<p>:nosuch: 10:30:15 a:b:c</p>\n"),
        ("<https://x.example/:ok:>", '<p><a href="https://x.example/:ok:">https://x.example/:ok:</a></p>\n'),
    ],
)
def test_a_code_is_the_character(body: str, html: str) -> None:
    assert html == render(body)


def test_code_keeps_it() -> None:
    assert ":tada:" in render("`:tada:`")
    assert ":tada:" in render("```\n:tada:\n```")


def test_without_the_plugin_it_is_text() -> None:
    assert render(":tada:", emoji=False) == "<p>:tada:</p>\n"


@pytest.mark.parametrize(("text", "emoji"), [("plugins: [jemoji]", True), ("gems:\n  - jemoji", True), ("a: 1", False)])
def test_the_plugin_is_listed_as_under_jekyll(tmp_path: Path, text: str, emoji: bool) -> None:
    (tmp_path / "_config.yml").write_text(text, "utf-8")
    assert load_config(tmp_path)[0].markdown.emoji is emoji
