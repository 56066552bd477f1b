"""The examples of the CommonMark specification, read with `markdown: commonmark`.

They come from markdown-it-py's source distribution, fetched for the test. `commonmark_deviations.yml` lists the
examples that differ on purpose, each with its reason; a listed one that passes fails.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml

from studylog.config import MarkdownConfig, MathConfig
from studylog.models import LinkTable, RenderInput
from studylog.renderer.converter import Converter

LISTED = Path(__file__).with_name("commonmark_deviations.yml")
SPEC = "tests/test_cmark_spec/commonmark.json"
LONGEST_FETCH = 120
"""Seconds."""

Example = dict[str, Any]


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    """All examples, or a skip where they cannot be had."""
    folder = tmp_path_factory.mktemp("commonmark")
    package = f"markdown-it-py=={version('markdown-it-py')}"
    fetch = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", package]
    try:
        subprocess.run([*fetch, "-d", str(folder)], check=True, capture_output=True, timeout=LONGEST_FETCH)
    except (subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"the source distribution of {package} cannot be fetched: {error}")
    return _read_examples(next(folder.glob("*.tar.gz")))


def _read_examples(archive: Path) -> list[Example]:
    with tarfile.open(archive) as files:
        name = next(name for name in files.getnames() if name.endswith(SPEC))
        found = files.extractfile(name)
        assert found is not None
        examples: list[Example] = json.load(found)
    return examples


def test_every_example_gives_the_html_of_the_specification(examples: list[Example]) -> None:
    """All 652, but for those that are listed with a reason."""
    assert len(examples) == 652
    listed: dict[int, str] = yaml.safe_load(LISTED.read_text("utf-8"))
    found = {example["example"]: (_render(example["markdown"]), _same_quotes(example["html"])) for example in examples}
    differing = {number: pair for number, pair in found.items() if pair[0] != pair[1]}
    unlisted = {number: pair for number, pair in differing.items() if number not in listed}
    mended = sorted(set(listed) - set(differing))
    assert (unlisted, mended) == ({}, [])


def _render(markdown: str) -> str:
    """Our HTML, without what a study log has on top of CommonMark."""
    text = RenderInput(
        source="a.md",
        body=markdown,
        markdown=MarkdownConfig(engine="commonmark"),
        math=MathConfig(mode="false"),
        excerpt_separator="",
    )
    html = Converter(LinkTable()).render(text).html
    html = _HIGHLIGHTED.sub(_without_highlighting, html)
    html = html.replace('<code class="language-plaintext highlighter-rouge">', "<code>")
    html = re.sub(r'(<h[1-6]) id="[^"]*"', r"\1", html)
    return _same_quotes(html.replace(' loading="lazy" decoding="async"', ""))


_HIGHLIGHTED = re.compile(
    r'<div class="language-(\S+) highlighter-rouge"><div class="highlight"><pre class="highlight"><code>(.*?)'
    r"</code></pre></div></div>",
    re.DOTALL,
)


def _without_highlighting(found: re.Match[str]) -> str:
    name = "" if found[1] == "plaintext" else f' class="language-{found[1]}"'
    code = re.sub("</?span[^>]*>", "", found[2])
    return f"<pre><code{name}>{code}</code></pre>"


def _same_quotes(html: str) -> str:
    """Whether a quote in text is written as a reference is no difference."""
    parts = re.split("(<[^>]*>)", html)
    return "".join(part if part.startswith("<") else part.replace("&quot;", '"') for part in parts)
