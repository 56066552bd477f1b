"""Who counts readers: chirpy's table of services, minimal-mistakes' `provider`, and the older `google_analytics`."""

from __future__ import annotations

import re

from studylog import messages
from studylog.config.reader import ConfigReader
from studylog.config.values import AnalyticsConfig

SERVICES = ("google", "goatcounter", "plausible", "cloudflare", "umami", "matomo", "fathom")
NEEDS_DOMAIN = frozenset(("umami", "matomo"))
"""Services on a server of the blog's own."""


def read_analytics(reader: ConfigReader) -> tuple[AnalyticsConfig, ...]:
    """Every service that has an id; one whose id cannot be used is told and left off."""
    table = reader.table("analytics")
    if reader.is_false("analytics") or table.is_false("provider"):
        return ()
    found = (_read_service(table.table(name), name) for name in SERVICES)
    services = tuple(service for service in found if service)
    if table.table("google").root.get("id") or table.table("google").root.get("tracking_id"):
        return services
    return (*services, *_read_legacy(reader))


def _read_service(table: ConfigReader, name: str) -> AnalyticsConfig | None:
    """One service: its `id` (minimal-mistakes' `tracking_id`; for Plausible the site's `domain`)."""
    key = next((key for key in ("id", "tracking_id", "domain") if table.choice(key)), "")
    if not key or (key == "domain" and name != "plausible"):
        return None
    service = AnalyticsConfig(service=name, id=table.choice(key), domain=_host(table.choice("domain")))
    return service if _is_usable(table, key, service) else None


def _read_legacy(reader: ConfigReader) -> tuple[AnalyticsConfig, ...]:
    """`google_analytics`: an id, or chirpy's and other themes' table with one."""
    table = reader.table("google_analytics")
    key = "id" if table.choice("id") else "tracking_id"
    place, key = (table, key) if table.root.value else (reader, "google_analytics")
    service = AnalyticsConfig(service="google", id=place.choice(key))
    return (service,) if service.id and _is_usable(place, key, service) else ()


def _is_usable(reader: ConfigReader, key: str, service: AnalyticsConfig) -> bool:
    """Whether an id has the form of one: it is written into a script."""
    if service.service == "google" and service.id.upper().startswith("UA-"):
        reader.problems.append(messages.ANALYTICS_UNIVERSAL.note(reader.place(key), id=service.id))
        return False
    if not re.fullmatch(r"[\w.:-]+", service.id, re.ASCII):
        reader.problems.append(messages.ANALYTICS_ID.warning(reader.place(key), service=service.service, id=service.id))
        return False
    if service.service in NEEDS_DOMAIN and not service.domain:
        reader.problems.append(messages.ANALYTICS_DOMAIN.warning(reader.place(key), service=service.service))
        return False
    return True


def _host(domain: str) -> str:
    """A host and path without scheme: what chirpy writes, and what people write instead."""
    host = re.sub("^https?://", "", domain).strip("/")
    return host if re.fullmatch(r"[\w.:/-]+", host, re.ASCII) else ""
