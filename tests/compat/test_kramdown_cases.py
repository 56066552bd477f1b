"""kramdown's own test cases, as far as Jekyll lets a user come to them.

`kramdown_deviations.yml` lists the cases that differ, each with its reason; a listed one that passes fails.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from studylog.config import MathConfig, load_config
from studylog.models import LinkTable, RenderInput
from studylog.renderer.converter import Converter

LISTED = Path(__file__).with_name("kramdown_deviations.yml")


def test_kramdowns_own_cases_read_the_same(data: Path, htmltree: ModuleType, tmp_path: Path) -> None:
    """At least 95 % pass, and every one that does not is listed with its reason."""
    reasons: dict[str, str] = yaml.safe_load(LISTED.read_text("utf-8"))
    folder = data / "kramdown"
    cases = sorted(folder.rglob("*.text"))
    found = {}
    for case in cases:
        name = case.relative_to(folder).with_suffix("").as_posix()
        if difference := _compare(case, htmltree, tmp_path):
            found[name] = difference
    unlisted = {name: difference for name, difference in found.items() if name not in reasons}
    mended = sorted(set(reasons) - set(found))
    assert (unlisted, mended) == ({}, [])
    assert len(found) <= len(cases) * 0.05


def _compare(case: Path, htmltree: ModuleType, folder: Path) -> str | None:
    """Where our HTML and kramdown's part, or None."""
    theirs = htmltree.outline(case.with_suffix(".html").read_text("utf-8"))
    ours = htmltree.outline(_render(case, folder))
    result: str | None = htmltree.difference(ours, theirs)
    return result


def _render(case: Path, folder: Path) -> str:
    """Our HTML, with the case's options as a user would write them into `_config.yml`."""
    (folder / "_config.yml").write_text(yaml.safe_dump({"kramdown": _settings(case)}), "utf-8")
    config, _ = load_config(folder)
    text = RenderInput(
        source=case.name,
        body=case.read_text("utf-8"),
        markdown=config.markdown,
        math=MathConfig(mode="false"),
        excerpt_separator="",
    )
    return Converter(LinkTable()).render(text).html


def _settings(case: Path) -> dict[str, Any]:
    """What kramdown's own test run sets; its defaults differ from Jekyll's."""
    settings: dict[str, Any] = {"auto_ids": False, "footnote_nr": 1}
    if case.with_suffix(".options").exists():
        written = re.sub("(?m)^:", "", case.with_suffix(".options").read_text("utf-8"))
        settings = {name: _plain(value) for name, value in yaml.safe_load(written).items()}
    if case.parent.name == "html_to_native":  # so kramdown's own run has it, for the whole folder
        settings["html_to_native"] = True
    is_gfm = case.parent.name == "gfm"
    base = {"input": "GFM" if is_gfm else "kramdown", "hard_wrap": is_gfm, "guess_lang": False}
    return {**base, **settings}


def _plain(value: Any) -> Any:
    """Ruby's symbols are words to a user."""
    return value.removeprefix(":") if isinstance(value, str) else value
