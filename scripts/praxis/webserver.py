"""A web server for a folder of finished pages, as static hosts answer: right types, ``index.html``, ``404.html``.

With ``Reloads`` it also tells open pages when to load again; without, it serves nothing but the files (browser tests do so).
"""

from __future__ import annotations

import http.server
import shutil
import threading
import time
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

EVENTS_ADDRESS = "/__praxis/neu"
_SCRIPT = f"""<script>
(() => {{
  let known = null;
  new EventSource("{EVENTS_ADDRESS}").addEventListener("stand", (event) => {{
    if (known !== null && known !== event.data) location.reload();
    known = event.data;
  }});
}})();
</script>
""".encode()
_HEARTBEAT_SECONDS = 10
_EMPTY_SITE = b"""<!doctype html><html lang="de"><meta charset="utf-8"><title>Noch keine Website</title>
<h1>Noch keine Website</h1><p>Der erste Bau ist noch nicht fertig oder hat Fehler: Sie stehen im Terminal.</p></html>
"""


class Reloads:
    """Counts the builds, and lets those wait who want to know of the next."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._start, self._count, self._ended = time.time_ns(), 0, False

    @property
    def state(self) -> str:
        """A text that differs after each build, also from those of a server that ran before."""
        return f"{self._start}-{self._count}"

    @property
    def ended(self) -> bool:
        return self._ended

    def announce(self) -> None:
        """Say that there is something new to see."""
        with self._condition:
            self._count += 1
            self._condition.notify_all()

    def end(self) -> None:
        """Send everybody home."""
        with self._condition:
            self._ended = True
            self._condition.notify_all()

    def wait(self, seen: str) -> str:
        """Return the state as soon as it differs from ``seen``, or unchanged after some seconds."""
        with self._condition:
            self._condition.wait_for(lambda: self._ended or self.state != seen, _HEARTBEAT_SECONDS)
            return self.state


class SiteHandler(http.server.SimpleHTTPRequestHandler):
    """Answers from a folder; with ``reloads`` it adds the reloading script to each page on its way out."""

    extensions_map = {  # noqa: RUF012 – the base class declares it like this
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".md": "text/markdown; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(self, *args: Any, reloads: Reloads | None = None, **kwargs: Any) -> None:
        self._reloads = reloads
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if self._reloads and self.path == EVENTS_ADDRESS:
            self._send_events(self._reloads)
        else:
            super().do_GET()

    def send_head(self) -> Any:
        """Send the headers and return the body. Pages are put together here, everything else is the base class's work."""
        page = Path(self.translate_path(self.path))
        is_folder = page.is_dir() and self.path.partition("?")[0].endswith("/")
        page = page / "index.html" if is_folder else page
        try:
            if page.suffix == ".html" and page.is_file():
                return self._send_page(HTTPStatus.OK, page.read_bytes())
        except FileNotFoundError:
            pass  # the site was exchanged this very moment; the answer below is true for both
        if is_folder:
            return self._send_missing()
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own."""
        if code == HTTPStatus.NOT_FOUND:
            if (body := self._send_missing()) and self.command != "HEAD":
                shutil.copyfileobj(body, self.wfile)
        else:
            super().send_error(code, message, explain)

    def _send_missing(self) -> BinaryIO:
        try:
            return self._send_page(HTTPStatus.NOT_FOUND, Path(self.directory, "404.html").read_bytes())
        except FileNotFoundError:
            return self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, _EMPTY_SITE)

    def _send_page(self, status: HTTPStatus, body: bytes) -> BinaryIO:
        if self._reloads:
            head, closing, tail = body.rpartition(b"</body>")
            body = head + _SCRIPT + closing + tail if closing else body + _SCRIPT
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def end_headers(self) -> None:
        """What is shown is always what was built last."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _send_events(self, reloads: Reloads) -> None:
        """Keep the connection and send each new state (server-sent events)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        state = ""
        try:
            while not reloads.ended:
                if (new := reloads.state) != state:
                    self.wfile.write(f"event: stand\ndata: {new}\n\n".encode())
                    state = new
                else:
                    self.wfile.write(b": noch da\n\n")
                self.wfile.flush()
                reloads.wait(state)
        except OSError:
            return  # the page was closed

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request: the terminal belongs to the problems."""
