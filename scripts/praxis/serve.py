"""The local preview: builds, serves ``site/``, rebuilds once for each save and reloads the browser.

What is built stays outside: ``build`` is called and prints its own problems. The script that reloads the page is added to
the answers of this server only and never stands in a file.
"""

from __future__ import annotations

import http.server
import os
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from praxis.webserver import Reloads, SiteHandler

_QUIET_SECONDS = 0.15  # editors write, rename and set rights in a burst; one save is over when nothing moved for so long
_POLL_SECONDS = 1.0  # where the system gives no notice of changes
_PORTS_TO_TRY = 20
_LEFTOVERS = ("~", ".swp", ".swx", ".tmp", ".bak")


def serve(build: Callable[[], bool], watch: list[Path], site_dir: Path, port: int) -> None:
    """Build, then show ``site_dir`` on this machine and rebuild after each change below ``watch``, until interrupted.

    ``build`` says what is wrong and returns whether it published; after a failed one the last good site stays visible.
    """
    preview = Preview(build, watch, site_dir, port)
    try:
        preview.run()
    except KeyboardInterrupt:
        print("\nVorschau beendet.", flush=True)
    finally:
        preview.close()


class Preview:
    """A running preview: a web server in the background, a watcher, and the loop that builds."""

    def __init__(self, build: Callable[[], bool], watch: list[Path], site_dir: Path, port: int) -> None:
        self._build = build
        self._watched = watch
        self._reloads = Reloads()
        self._server = _listen(site_dir, port, self._reloads)
        self._changed = threading.Event()
        self._stopped = threading.Event()
        self._observer = _observe(watch, self._changed)
        self.port: int = self._server.server_address[1]

    def run(self) -> None:
        """Build and rebuild until :meth:`stop` is called."""
        threading.Thread(target=self._server.serve_forever, args=(0.1,), name="vorschau", daemon=True).start()
        before = snapshot(self._watched)
        built = self._build_once()
        print(f"\nVorschau: http://127.0.0.1:{self.port}/   (beenden mit Strg+C)", flush=True)
        if not built:
            print("Sobald die Fehler oben behoben und gespeichert sind, erscheint die Website.", flush=True)
        while not self._stopped.is_set():
            before = self._wait_for_change(before)
            if not self._stopped.is_set() and self._build_once():
                self._reloads.announce()

    def stop(self) -> None:
        """Let :meth:`run` return soon."""
        self._stopped.set()
        self._changed.set()

    def close(self) -> None:
        """End the server and the watcher."""
        self.stop()
        self._reloads.end()
        self._server.shutdown()
        self._server.server_close()
        if self._observer:
            self._observer.stop()
            self._observer.join()

    def _wait_for_change(self, before: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
        """Return the new state of the watched files once it differs from ``before`` and has come to rest."""
        while not self._stopped.is_set():
            self._changed.wait(None if self._observer else _POLL_SECONDS)
            while self._changed.is_set() and not self._stopped.is_set():
                self._changed.clear()
                time.sleep(_QUIET_SECONDS)
            after = snapshot(self._watched)
            if after != before:
                names = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
                more = f" und {len(names) - 1} weitere" if len(names) > 1 else ""
                name = os.path.relpath(names[0])
                print(f"\n{time.strftime('%H:%M:%S')}  {name}{more} geändert, die Website wird neu gebaut …", flush=True)
                return after
        return before

    def _build_once(self) -> bool:
        started = time.monotonic()
        try:
            built = self._build()
        except Exception as error:  # a preview outlives a bug: the next save may mend it
            print(f"Der Bau ist abgebrochen: {type(error).__name__}: {error}", flush=True)
            built = False
        seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
        result = "Fertig" if built else "Nicht veröffentlicht, die letzte gute Fassung bleibt stehen"
        print(f"{result} ({seconds} s).", flush=True)
        return built


def snapshot(watched: list[Path]) -> dict[str, tuple[int, int]]:
    """Return time and size of every watched file; editors' own leftovers and hidden files do not count."""
    return {entry.path: (entry.stat().st_mtime_ns, entry.stat().st_size) for path in watched for entry in _entries(path)}


def _entries(path: Path) -> Iterator[os.DirEntry[str]]:
    try:
        # A single file is found through its folder: an editor that replaces it leaves no moment without it being looked for.
        if not path.is_dir():
            yield from (entry for entry in os.scandir(path.parent) if entry.name == path.name)
            return
        for entry in os.scandir(path):
            if entry.name.startswith((".", "#", "__pycache__")) or entry.name.endswith(_LEFTOVERS):
                continue
            if entry.is_dir():
                yield from _entries(Path(entry.path))
            elif entry.is_file():
                yield entry
    except FileNotFoundError:
        return  # removed while we looked; the next notice is already on its way


class _Notice(FileSystemEventHandler):
    """Wakes the loop. Which file it was and whether anything really changed, the snapshot tells."""

    def __init__(self, changed: threading.Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        # Building opens and reads the same files: only what changes them counts.
        if event.event_type in ("created", "modified", "moved", "deleted", "closed"):
            self._changed.set()


def _observe(watched: list[Path], changed: threading.Event) -> Any | None:
    """Start watching; ``None`` where the system's limit of watches is reached: the loop then looks by itself."""
    observer = Observer()
    try:
        for path in watched:
            folder = path if path.is_dir() else path.parent
            if folder.is_dir():
                observer.schedule(_Notice(changed), str(folder), recursive=path.is_dir())
        observer.start()
    except OSError:
        print("Das System meldet keine Änderungen; es wird jede Sekunde nachgesehen.", flush=True)
        return None
    return observer


def _listen(site_dir: Path, port: int, reloads: Reloads) -> http.server.ThreadingHTTPServer:
    """Return a server on the port or one of the next that are free; on this machine only."""
    handler = partial(SiteHandler, directory=str(site_dir), reloads=reloads)
    for candidate in range(port, port + _PORTS_TO_TRY):
        try:
            server = http.server.ThreadingHTTPServer(("127.0.0.1", candidate), handler)
        except OSError:
            continue
        if candidate != port and port:
            print(f"Der Anschluss {port} ist belegt; die Vorschau nimmt {candidate}.", flush=True)
        return server
    raise OSError(f"Die Anschlüsse {port} bis {port + _PORTS_TO_TRY - 1} sind belegt; einen anderen mit --port nennen.")
