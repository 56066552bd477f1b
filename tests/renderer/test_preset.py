"""The preset is a tuple of plugins, each of which any markdown-it-py user could load."""

from __future__ import annotations

import inspect

import pytest
from markdown_it import MarkdownIt

from studylog.config import KramdownConfig
from studylog.renderer.kramdown import KRAMDOWN, Plugin, load_preset, preset
from studylog.renderer.kramdown.paragraphs import paragraphs
from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.task_lists import task_lists


@pytest.mark.parametrize("plugin", KRAMDOWN, ids=lambda plugin: plugin.__name__)
def test_every_plugin_can_be_loaded_on_its_own(plugin: Plugin) -> None:
    md = MarkdownIt("zero")
    plugin(md)
    paragraphs(md)
    assert "글" in str(md.render("글\n\n- 가\n"))


@pytest.mark.parametrize("plugin", KRAMDOWN, ids=lambda plugin: plugin.__name__)
def test_every_option_has_the_name_and_the_default_that_the_config_gives_it(plugin: Plugin) -> None:
    config = KramdownConfig()
    options = {name: option for name, option in inspect.signature(plugin).parameters.items() if name != "md"}
    assert {name: option.default for name, option in options.items()} == {
        name: getattr(config, name) for name in options
    }


def test_without_the_gfm_parser_its_constructs_are_gone() -> None:
    plain = preset(KramdownConfig(input="kramdown"))
    assert (task_lists in KRAMDOWN, task_lists in plain) == (True, False)


def test_a_rule_of_another_plugin_is_asked_before_paragraphs() -> None:
    md = load_preset(MarkdownIt("zero"), KramdownConfig())

    def shout(state, line, end, silent):  # type: ignore[no-untyped-def]
        if not state.src.startswith("!!", state.bMarks[line]):
            return False
        state.push("hr", "hr", 0)
        state.line = line + 1
        return True

    md.block.ruler.before("paragraph", "shout", shout)
    assert md.render("!!\n글") == "<hr>\n<p>글</p>\n"


def test_a_start_may_need_something_before_it() -> None:
    md = load_preset(MarkdownIt("zero"), KramdownConfig())

    def shout(state):  # type: ignore[no-untyped-def]
        state.drop_text(1)
        state.pos += 1
        state.append_pending("!")
        return True

    span_parser(md).add(("%",), shout, before=" ")
    assert md.render("a %b%c") == "<p>a!b%c</p>\n"


def test_a_blank_that_a_symbol_took_counts_for_no_other() -> None:
    md = load_preset(MarkdownIt("zero"), KramdownConfig())
    assert md.render("a <<  \nb << >> c >>") == "<p>a «\u00a0 \nb «\u00a0» c\u00a0»</p>\n"
