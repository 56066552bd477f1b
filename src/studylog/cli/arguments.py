"""What may be typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from studylog import __version__
from studylog.cli.parser import Parser
from studylog.cli.terminal import Terminal
from studylog.messages import phrase

Command = Callable[[argparse.Namespace, Terminal], int]


def build_parser(language: str) -> argparse.ArgumentParser:
    """The parser of `studylog`; the chosen command is in `command`."""

    def say(name: str) -> str:
        return phrase(f"help_{name}", language)

    parser = Parser(language=language, prog="studylog", description=say("studylog"), epilog=say("epilog"))
    parser.add_argument("--version", action="version", version=f"studylog {__version__}", help=say("version"))
    commands = parser.add_subparsers(title=say("commands"), required=True, metavar="COMMAND")

    def command(name: str, run: Command) -> argparse.ArgumentParser:
        added = commands.add_parser(name, language=language, help=say(name), description=say(name))
        added.set_defaults(command=run)
        added.add_argument("-s", "--source", type=Path, default=Path(), metavar="DIR", help=say("source"))
        return added

    build = command("build", _run_build)
    _add_build_arguments(build, say)
    build.add_argument("--accept", action="store_true", help=say("accept"))
    build.add_argument("--explain", action="store_true", help=say("explain"))
    build.add_argument("--verify", action="store_true", help=say("verify"))
    build.add_argument("--digest", action="store_true", help=say("digest"))
    _add_serve_arguments(command("serve", _run_serve), say)
    _add_check_arguments(command("check", _run_check), say)
    _add_urls_arguments(command("urls", _run_urls), say)
    _add_new_arguments(command("new", _run_new), say)
    _add_destination(command("clean", _run_clean), say)
    return parser


Say = Callable[[str], str]


def _add_destination(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("-d", "--destination", type=Path, metavar="DIR", help=say("destination"))


def _add_build_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    _add_destination(parser, say)
    _add_reading_arguments(parser, say)


def _add_reading_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("--drafts", action="store_true", help=say("drafts"))
    parser.add_argument("--future", action="store_true", help=say("future"))
    parser.add_argument("--strict", action="store_true", help=say("strict"))
    parser.add_argument("--url", metavar="URL", help=say("url"))
    parser.add_argument("--baseurl", metavar="PATH", help=say("baseurl"))
    parser.add_argument("-j", "--jobs", type=int, default=0, metavar="N", help=say("jobs"))
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument("-q", "--quiet", action="store_true", help=say("quiet"))
    amount.add_argument("-v", "--verbose", action="store_true", help=say("verbose"))


def _add_serve_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    _add_build_arguments(parser, say)
    parser.add_argument("-w", "--watch", action="store_true", help=say("watch"))
    parser.add_argument("--no-drafts", action="store_true", help=say("no_drafts"))
    parser.add_argument("--publish", action="store_true", help=say("publish"))
    parser.add_argument("-p", "--port", type=_port, default=FIRST_PORT, metavar="N", help=say("port"))
    parser.add_argument("--host", default="localhost", metavar="ADDRESS", help=say("host"))
    parser.add_argument("-o", "--open", action="store_true", help=say("open"))


FIRST_PORT = 4000


def _port(text: str) -> int | None:
    """A port number, or None for `auto`; argparse tells the user what is wrong with anything else."""
    if text == "auto":
        return None
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{port}: 0–65535")
    return port


def _add_check_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    _add_reading_arguments(parser, say)
    parser.add_argument("--format", choices=("text", "github", "json"), default="text", help=say("format"))
    parser.add_argument("--against", metavar="OLD", help=say("against"))
    parser.add_argument("--write-redirects", action="store_true", help=say("write_redirects"))
    parser.set_defaults(destination=None)


def _add_urls_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--lock", action="store_true", help=say("lock"))
    what.add_argument("--format", choices=("text", "json"), default="text", help=say("urls_format"))


def _add_new_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("title", nargs="?", default="", help=say("title"))
    parser.add_argument("-c", "--categories", nargs="+", default=[], metavar="NAME", help=say("categories"))
    parser.add_argument("-t", "--tags", nargs="+", default=[], metavar="NAME", help=say("tags"))


def _run_build(arguments: argparse.Namespace, terminal: Terminal) -> int:
    from studylog.cli.build import run_build  # late: the whole renderer

    return run_build(arguments, terminal)


def _run_serve(arguments: argparse.Namespace, terminal: Terminal) -> int:
    from studylog.cli.serve import run_serve  # late: renderer, server, watcher

    return run_serve(arguments, terminal)


def _run_check(arguments: argparse.Namespace, terminal: Terminal) -> int:
    from studylog.cli.check import run_check  # late: the whole renderer

    return run_check(arguments, terminal)


def _run_urls(arguments: argparse.Namespace, terminal: Terminal) -> int:
    from studylog.cli.urls import run_urls  # late: loader and pages

    return run_urls(arguments, terminal)


def _run_new(arguments: argparse.Namespace, terminal: Terminal) -> int:
    from studylog.cli.new import run_new  # late: templates

    return run_new(arguments, terminal)


def _run_clean(arguments: argparse.Namespace, terminal: Terminal) -> int:
    from studylog.cli.clean import run_clean  # late: the manifest

    return run_clean(arguments, terminal)
