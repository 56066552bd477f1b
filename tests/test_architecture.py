"""The house rules that a machine can hold; docs/architecture.md says why they are."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "studylog"
PURE = {
    "renderer",
    "pages",
    "search",
    "checks",
    "parity",
    "urls.py",
    "views",
    "models",
    "plan.py",
    "spelling.py",
    "schemes.py",
}
MAP = ROOT / "docs" / "architecture.md"
CUT_BY_SUBJECT = (
    "renderer/",
    "pages/",
    "checks/",
    "parity/",
    "theme/",
    "config/",
    "marked_yaml/",
    "messages/",
    "models/",
    "views/",
)
"""Rooms whose files are one kind of thing each: their row tells of which."""
SPEAKING = {"cli", "__main__.py"}
LONGEST_FILE = 400
TABLES = {"messages.py"}
"""Files that are looked up, not read."""


def read_modules() -> dict[str, ast.Module]:
    files = sorted(SOURCE.rglob("*.py"))
    return {file.relative_to(SOURCE).as_posix(): ast.parse(file.read_text("utf-8"), str(file)) for file in files}


MODULES = read_modules()


def find_offenders(
    find: Callable[[ast.Module], Iterable[str]], belongs: Callable[[str], bool] = lambda room: True
) -> dict[str, set[str]]:
    """File → what `find` finds in it, of the rooms that `belongs` picks."""
    found = {name: set(find(module)) for name, module in MODULES.items() if belongs(name.split("/")[0])}
    return {name: names for name, names in found.items() if names}


def test_rooms_import_downwards_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


def test_every_module_has_its_place_in_the_layers() -> None:
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0][
        "layers"
    ]
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    assert {f"studylog.{name.split('/')[0].removesuffix('.py')}" for name in MODULES} - {"studylog.__init__"} == placed


def test_the_map_of_rooms_is_whole_and_true() -> None:
    """Where a room's row does not say how its files are cut, it names them; what it names is there."""
    rows = re.findall(
        r"^\| (.*?) \|(.*)\|$", MAP.read_text("utf-8").partition("\n## Rooms")[2].partition("\n## ")[0], re.MULTILINE
    )
    room, named = "", set()
    for where, what in rows:
        tops = re.findall(r"`([\w/.]+)`", where)
        room = tops[-1] if tops else room
        named |= {room + name for name in re.findall(r"`(\w+\.py)`", what)}
        named |= {top.rstrip("/") for top in tops}
    told = {name for name in MODULES if name.startswith(CUT_BY_SUBJECT) or name.endswith("__init__.py")}
    assert set(MODULES) - told - named == {"__main__.py"}
    assert {name for name in named if not (SOURCE / name).exists()} == set()


def test_what_decides_imports_nothing_that_reaches_out() -> None:
    """The same site gives the same pages, whatever the disk, the clock and the machine are like."""
    assert find_offenders(lambda module: REACHING & set(imported_names(module)), PURE.__contains__) == {}


def test_what_decides_reads_neither_disk_nor_clock() -> None:
    assert find_offenders(lambda module: READING & set(called_names(module)), PURE.__contains__) == {}


def test_only_the_command_line_prints_and_exits() -> None:
    assert find_offenders(lambda module: SPEECH & set(called_names(module)), lambda room: room not in SPEAKING) == {}


def test_no_function_changes_what_its_module_holds() -> None:
    """Tables at the top of a file are for reading: a change there would outlive the build that made it."""
    assert find_offenders(changed_tables) == {}


def test_what_is_public_says_what_it_is() -> None:
    assert find_offenders(lambda module: [] if ast.get_docstring(module) else ["the file itself"]) == {}
    assert find_offenders(silent_definitions) == {}


def test_a_file_is_read_in_one_sitting() -> None:
    lengths = {name: len((SOURCE / name).read_text("utf-8").splitlines()) for name in MODULES if name not in TABLES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_a_file_is_named_for_what_it_holds() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "core", "misc", "manager"}
    assert {name for name in MODULES if Path(name).stem in vague} == set()


REACHING = {
    *("os", "io", "sys", "shutil", "tempfile", "glob", "socket", "subprocess", "threading", "sqlite3", "random"),
    *("time", "secrets", "urllib.request", "http.client", "pathlib.Path", "importlib.resources"),
}
READING = {
    *("open", "input", ".now", ".today", ".utcnow", ".read_text", ".read_bytes", ".write_text", ".write_bytes"),
    *(".is_file", ".is_dir", ".exists", ".stat", ".iterdir", ".rglob", ".unlink", ".mkdir"),
}
SPEECH = {"print", "input", "exit", "quit", ".exit"}


def imported_names(module: ast.Module) -> Iterator[str]:
    """`os`, `pathlib.Path`: what a module imports, and where from; not what is for type checkers only."""
    for_checkers = {id(node) for block in ast.walk(module) if is_for_checkers(block) for node in ast.walk(block)}
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and id(node) not in for_checkers:
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_for_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def called_names(module: ast.Module) -> Iterator[str]:
    """`open`, and `.now` of `datetime.now()`: the last word of every call."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield f".{node.func.attr}"


def changed_tables(module: ast.Module) -> Iterator[str]:
    held = {name for statement in module.body for name in assigned_names(statement)}
    for function in ast.walk(module):
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from (name for name in changed_names(function) if name in held)


def assigned_names(statement: ast.stmt) -> Iterator[str]:
    targets: list[ast.expr] = []
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    yield from (target.id for target in targets if isinstance(target, ast.Name))


def changed_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """Names from outside that a function rebinds or changes in place."""
    local = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    local |= {argument.arg for argument in ast.walk(function) if isinstance(argument, ast.arg)}
    for node in ast.walk(function):
        if isinstance(node, ast.Global):
            yield from node.names
        if (name := changed_name(node)) and name not in local:
            yield name


CHANGING = {
    *("append", "extend", "insert", "remove", "pop", "popitem", "clear", "add", "discard", "update", "setdefault"),
    *("sort", "reverse", "appendleft", "popleft"),
}


def changed_name(node: ast.AST) -> str:
    """`TABLE` of `TABLE[key] = value`, `del TABLE[key]` and `TABLE.append(value)`."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, (ast.Store, ast.Del)):
        holder: ast.expr = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
        holder = node.func.value
    else:
        return ""
    return holder.id if isinstance(holder, ast.Name) else ""


def silent_definitions(holder: ast.Module | ast.ClassDef) -> Iterator[str]:
    """Public functions, classes and methods without a docstring."""
    for node in holder.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield node.name
            if isinstance(node, ast.ClassDef):
                yield from silent_definitions(node)
