"""The preview's own addresses, below `/__studylog/`: its script, its events, its list of posts, the editor."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from studylog.server.answers import Answer, answer_status, answer_with
from studylog.server.dashboard import Overview, write_dashboard, write_early_page
from studylog.server.documents import Document, make_document
from studylog.server.editor import Editor
from studylog.server.livereload import EVENTS_PATH, Livereload
from studylog.server.media_types import media_type
from studylog.server.requests import Request
from studylog.server.sources import find_source
from studylog.server.targets import OWN_PATH, Target

BROWSER_FILES = Path(__file__).with_name("browser")
SCRIPT_PATH = f"{OWN_PATH}preview.js"
EDIT_PATH = f"{OWN_PATH}edit"
SERVED = (".js", ".css", ".svg")


class OwnPages:
    """What the preview shows beside the site."""

    def __init__(self, livereload: Livereload, source: Path | None = None, editor: Editor | None = None) -> None:
        """Texts of the site in `source` can be opened in the editor, where there is one."""
        self._livereload = livereload
        self._source = source
        self._editor = editor if source else None
        self._files = {f"{OWN_PATH}{file.name}": _load(file) for file in BROWSER_FILES.iterdir() if _is_served(file)}
        self._overview = Overview()
        self._dashboard: Document | None = None

    def write_script(self, build: int) -> bytes:
        """What pages of a build end with."""
        editor = ' data-editor="1"' if self._editor else ""
        token = self._livereload.token
        return f'<script src="{SCRIPT_PATH}" data-token="{token}" data-build="{build}"{editor}></script>'.encode()

    def show(self, overview: Overview) -> None:
        """Let the list of posts be this."""
        self._overview, self._dashboard = overview, None

    def find_answer(self, target: Target, request: Request) -> Answer:
        """The answer to a request of this origin.

        Raises:
            RefusedError: where the token is wrong, or what is asked for has no sense.

        """
        if target.path == EVENTS_PATH:
            events = self._livereload.follow(target.query, request.fields.get("last-event-id", ""))
            return Answer(status=HTTPStatus.OK, document=_EVENTS, events=events)
        if target.path == EDIT_PATH:
            return self._edit(self._livereload.check_token(target.query))
        if target.path == OWN_PATH:
            return answer_with(self._show_dashboard())
        if target.path in self._files:
            return answer_with(self._files[target.path])
        return answer_status(HTTPStatus.NOT_FOUND)

    def _edit(self, asked: Mapping[str, str]) -> Answer:
        """Open the file that is asked for: 204 leaves the page as it is."""
        file = find_source(self._source, asked.get("path", "")) if self._source else None
        line = asked.get("line", "1")
        line_number = int(line) if line.isascii() and line.isdigit() and len(line) < 8 else 1
        if file and self._editor and self._editor.open(file, line_number):
            return Answer(status=HTTPStatus.NO_CONTENT)
        return answer_status(HTTPStatus.NOT_FOUND)

    def answer_early(self) -> Answer:
        """What is shown as long as there is no site: it tells what is wrong, and gives way to the site by itself."""
        page = self._complete(write_early_page(self._overview.lang))
        return answer_with(page, HTTPStatus.SERVICE_UNAVAILABLE)

    def _show_dashboard(self) -> Document:
        made = self._dashboard
        if made is None:
            made = self._complete(write_dashboard(self._overview, self._livereload.token if self._editor else ""))
            self._dashboard = made
        return made

    def _complete(self, page: str) -> Document:
        script = self.write_script(self._livereload.build)
        return make_document(page.encode().replace(b"</body>", script + b"</body>"), "text/html; charset=utf-8")


_EVENTS = make_document(b"", "text/event-stream")


def _is_served(file: Path) -> bool:
    return file.suffix in SERVED


def _load(file: Path) -> Document:
    return make_document(file.read_bytes(), media_type(file.name))
