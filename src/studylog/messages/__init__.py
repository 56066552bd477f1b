"""Every sentence a user reads, Korean and English: a table for each room that speaks.

A sentence is a `str.format` template; both languages fill the same names. Callers say `messages.LINK_BROKEN` and need
not know whose it is; names are unique over all tables.
"""

from __future__ import annotations

from studylog.messages.builder import *  # noqa: F403
from studylog.messages.checks import *  # noqa: F403
from studylog.messages.cli import *  # noqa: F403
from studylog.messages.config import *  # noqa: F403
from studylog.messages.files import *  # noqa: F403
from studylog.messages.labels import *  # noqa: F403
from studylog.messages.liquid import *  # noqa: F403
from studylog.messages.loader import *  # noqa: F403
from studylog.messages.parity import *  # noqa: F403
from studylog.messages.renderer import *  # noqa: F403
from studylog.messages.server import *  # noqa: F403
from studylog.messages.theme import *  # noqa: F403
from studylog.messages.urls_lock import *  # noqa: F403
from studylog.messages.usage import *  # noqa: F403
