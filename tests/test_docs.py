"""What is written about the program is true of it.

`docs/problems.md` is made here: `pytest tests/test_docs.py --accept` writes it anew.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from studylog import __version__, errors, messages
from studylog.cli.arguments import build_parser
from studylog.errors import Code, Sentence
from studylog.particles import choose_particle

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
PROBLEMS = ROOT / "docs" / "problems.md"
INTRODUCTION = """# What studylog may tell you

Every problem names its place, its weight and its kind:

    posts/2024-03-01-os.md:3:8: error[front-matter]: the value of title has ": " in it and needs quotes
        title: OS: 메모리
               ^
    hint: title: "OS: 메모리"

An **error** stops the build: something wrong would be published, or text lost. With a **warning** the page is right
otherwise; under `--strict` it counts as an error. A **note** never fails, and shows with `--verbose`.

| exit code | means |
|---|---|
| 0 | all is well |
| 1 | a post, page, template or data file is wrong; under `--strict` also a warning |
| 2 | `_config.yml` or the command line is wrong |
| 3 | the machine: port, lock, disk, permission |
| 70 | a bug in studylog |
| 129, 130, 143 | ended: its terminal was closed, Ctrl-C, SIGTERM |

The kinds, each with its sentences in English and Korean and what helps. `{…}` stands for what was found.
"""


def describe_problems() -> str:
    """The text of docs/problems.md."""
    parts = [INTRODUCTION, *(describe_code(code, meaning) for code, meaning in code_meanings())]
    return "\n".join(parts)


def code_meanings() -> Iterator[tuple[Code, str]]:
    """Every code with the docstring under it."""
    module = ast.parse(Path(errors.__file__).read_text("utf-8"))
    (body,) = (node.body for node in module.body if isinstance(node, ast.ClassDef) and node.name == "Code")
    for member, docstring in zip(body[1::2], body[2::2], strict=True):
        assert isinstance(member, ast.Assign)
        assert isinstance(member.targets[0], ast.Name)
        assert isinstance(docstring, ast.Expr)
        yield Code[member.targets[0].id], ast.literal_eval(docstring.value)


def describe_code(code: Code, meaning: str) -> str:
    told = [describe_sentence(sentence) for sentence in SENTENCES.values() if sentence.code == code]
    return "\n".join([f"## {code}", "", meaning, "", *told, ""])


def describe_sentence(sentence: Sentence) -> str:
    lines = [f"- {as_text(sentence.en)}<br>{as_text(sentence.ko.replace('_ko}', '}'))}"]
    if sentence.hint_en:
        lines.append(f"  - {as_text(sentence.hint_en)}<br>{as_text(sentence.hint_ko)}")
    return "\n".join(lines)


def as_text(sentence: str) -> str:
    """A sentence that Markdown leaves as it is; of a particle that follows a value, both forms."""
    told = re.sub(r"\{\w+:([^|}]+)\|([^}]+)\}", lambda found: choose_particle("", found[1], found[2]), sentence)
    return re.sub(r"([\\`*_<>\[\]|~])", r"\\\1", told)


SENTENCES = {name: value for name, value in vars(messages).items() if isinstance(value, Sentence)}


def test_every_kind_of_problem_is_described(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        PROBLEMS.write_text(describe_problems(), "utf-8", newline="\n")
    assert PROBLEMS.read_text("utf-8") == describe_problems(), "pytest tests/test_docs.py --accept writes it anew"


def test_every_kind_of_problem_has_a_sentence() -> None:
    assert {code for code, _ in code_meanings()} - {sentence.code for sentence in SENTENCES.values()} == set()


def test_both_languages_say_the_same_of_a_problem() -> None:
    """They are filled with the same values, and a hint in one is a hint in both."""
    uneven = {
        name
        for name, sentence in SENTENCES.items()
        if places(sentence.en) != {place.removesuffix("_ko") for place in places(sentence.ko)}
        or places(sentence.hint_en) != {place.removesuffix("_ko") for place in places(sentence.hint_ko)}
        or bool(sentence.hint_en) != bool(sentence.hint_ko)
    }
    assert uneven == set()


def places(template: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", template))


def test_no_two_tables_have_a_sentence_of_one_name() -> None:
    """Of two, the package would show one."""
    tables = (ROOT / "src/studylog/messages").glob("*.py")
    told = "\n".join(table.read_text("utf-8") for table in tables)
    names = re.findall(r"^([A-Z_0-9]+) = Sentence", told, re.MULTILINE)
    assert sorted(names) == sorted(set(names)) == sorted(SENTENCES)


def test_every_sentence_is_said_somewhere() -> None:
    source = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py") if path.parent.name != "messages"
    )
    assert {name for name in SENTENCES if not re.search(rf"\b{name}\b", source)} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_refers_to_exists(document: Path) -> None:
    text = re.sub(r"^```.*?^```", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)", text)
    missing = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert missing == []


def test_the_readme_names_every_command_and_option_there_is() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = next(action for action in build_parser("en")._actions if action.dest == "command" or action.choices)
    assert commands.choices
    assert {name for name in commands.choices if f"studylog {name}" not in readme} == set()
    known = {option for parser in commands.choices.values() for option in parser._option_string_actions}  # type: ignore[attr-defined]
    named = set(re.findall(r"`studylog [^`]*`", readme))
    assert {option for line in named for option in re.findall(r"--[\w-]+", line)} - known - {"--version"} == set()


def test_the_readme_names_every_make_target_there_is() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z-]+)", (ROOT / "README.md").read_text("utf-8")))
    assert targets - {"help"} == named - {"help"}


def test_the_changelog_begins_with_what_is_new() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased" or headings[0].startswith(__version__)


def test_the_workflow_to_copy_uses_the_actions_that_are_tried_here() -> None:
    ours, copied = (ROOT / name for name in (".github/workflows/pages.yml", "docs/pages.yml"))
    assert actions_of(ours) == actions_of(copied)


@pytest.mark.parametrize("workflow", [".github/workflows/pages.yml", "docs/pages.yml"])
def test_a_workflow_that_publishes_has_the_history_that_git_dates_need(workflow: str) -> None:
    assert "fetch-depth: 0" in (ROOT / workflow).read_text("utf-8")


def test_every_action_is_pinned_to_a_commit() -> None:
    used = {action for path in (ROOT / ".github" / "workflows").glob("*.yml") for action in actions_of(path)}
    assert used
    assert {action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", action)} == set()


def actions_of(workflow: Path) -> list[str]:
    return re.findall(r"uses: (.+)", workflow.read_text("utf-8"))
