"""The preview's own addresses, below `/__studylog/`: its script, its events, its list of posts, the editor."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from studylog.server.answers import Answer, answer_status, answer_with
from studylog.server.documents import Document, make_document
from studylog.server.livereload import EVENTS_PATH, Livereload
from studylog.server.media_types import media_type
from studylog.server.requests import Request
from studylog.server.targets import OWN_PATH, Target

BROWSER_FILES = Path(__file__).with_name("browser")
SCRIPT_PATH = f"{OWN_PATH}preview.js"
SERVED = (".js", ".css", ".svg")


class OwnPages:
    """What the preview shows beside the site."""

    def __init__(self, livereload: Livereload) -> None:
        self.livereload = livereload
        self._files = {f"{OWN_PATH}{file.name}": _load(file) for file in BROWSER_FILES.iterdir() if _is_served(file)}

    def write_script(self) -> bytes:
        """What pages of the next build end with."""
        return (
            f'<script src="{SCRIPT_PATH}" data-token="{self.livereload.token}" '
            f'data-build="{self.livereload.build + 1}"></script>'
        ).encode()

    def find_answer(self, target: Target, request: Request) -> Answer:
        """The answer to a request of this origin.

        Raises:
            RefusedError: where the token is wrong, or what is asked for has no sense.

        """
        if target.path == EVENTS_PATH:
            events = self.livereload.follow(target.query, request.fields.get("last-event-id", ""))
            return Answer(status=HTTPStatus.OK, document=_EVENTS, events=events)
        if target.path in self._files:
            return answer_with(self._files[target.path])
        return answer_status(HTTPStatus.NOT_FOUND)


_EVENTS = make_document(b"", "text/event-stream")


def _is_served(file: Path) -> bool:
    return file.suffix in SERVED


def _load(file: Path) -> Document:
    return make_document(file.read_bytes(), media_type(file.name))
