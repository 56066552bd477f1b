"""When a text was changed last, as its writer says."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from studylog.errors import Problem
from studylog.loader.dates import DateError, read_date
from studylog.loader.frontmatter import FrontMatter


def read_last_modified(front: FrontMatter, zone: ZoneInfo) -> tuple[dt.datetime | None, tuple[Problem, ...]]:
    """`last_modified_at`; Jekyll never looks at it, so that one it could not read is only warned of."""
    node = front.fields.get("last_modified_at")
    if node is None or node.value is None or node.value == "":
        return None, ()
    try:
        return read_date(node, zone), ()
    except DateError as error:
        return None, (error.sentence.warning(front.at("last_modified_at"), written=error.written),)
