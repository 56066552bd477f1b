"""Golden cases: `fixtures/<construct>.md` holds title, input and expected HTML, with a line of "." after each."""

from __future__ import annotations

from pathlib import Path

import pytest

from studylog.config import MarkdownConfig, MathConfig
from studylog.models import LinkTable, RenderInput
from studylog.renderer.converter import Converter

FILES = sorted((Path(__file__).parent / "fixtures").glob("*.md"))


def html_of(markdown: str) -> str:
    text = RenderInput(source="posts/a.md", body=markdown, markdown=MarkdownConfig(), math=MathConfig())
    return Converter(LinkTable()).render(text).html.rstrip("\n") + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_case_of_the_file_gives_what_stands_below_it(path: Path, request: pytest.FixtureRequest) -> None:
    parts = path.read_text("utf-8").split("\n.\n")
    cases = list(zip(parts[0::3], parts[1::3], parts[2::3], strict=False))
    found = [(title, markdown, html_of(markdown).rstrip("\n")) for title, markdown, _ in cases]
    if request.config.getoption("--accept"):
        path.write_text("".join("\n.\n".join(case) + "\n.\n" for case in found), "utf-8")
    else:
        assert found == cases
