"""Moments as Ruby hands them to Liquid: in the site's zone, and to be compared."""

from __future__ import annotations

import datetime as dt
from typing import Any


class Moment(dt.datetime):
    """A time that Liquid can compare: python-liquid knows only numbers and texts."""

    def __liquid__(self) -> float:
        return self.timestamp()


def in_zone(value: Any, zone: dt.tzinfo) -> Any:
    """Plain data whose times stand in the site's zone where they name none of their own."""
    if isinstance(value, dt.datetime):
        local = value if value.utcoffset() else value.astimezone(zone)
        return Moment.combine(local.date(), local.timetz())
    if isinstance(value, dict):
        return {key: in_zone(item, zone) for key, item in value.items()}
    return [in_zone(item, zone) for item in value] if isinstance(value, list) else value
