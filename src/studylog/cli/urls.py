"""`studylog urls`."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from dataclasses import asdict

from studylog.builder.build import BuildOptions, list_site_urls
from studylog.cli.build import tell_of_lock
from studylog.cli.terminal import Terminal
from studylog.errors import ExitCode
from studylog.urls_lock import format_url


def run_urls(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """List what is published, or lock it; drafts and posts to come are no part of it."""
    options = BuildOptions(source=arguments.source, now=dt.datetime.now(dt.UTC))
    urls, change = list_site_urls(options, write=arguments.lock)
    if change:
        tell_of_lock(change, terminal)
    elif arguments.format == "json":
        print(json.dumps([asdict(each) for each in urls], ensure_ascii=False, indent=2))
    else:
        print("\n".join(map(format_url, urls)))
    return ExitCode.OK
