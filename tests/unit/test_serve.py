"""``serve``: one save, one rebuild; the page in the browser learns of it; a failed build leaves the good site visible."""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from praxis import serve as serving
from praxis.serve import Preview, serve, snapshot
from praxis.webserver import EVENTS_ADDRESS


class Site:
    """A folder to watch, a folder to show, and a build that counts its runs."""

    def __init__(self, root: Path) -> None:
        self.root, self.watched, self.site = root, root / "practices", root / "site"
        self.watched.mkdir()
        self.site.mkdir()
        (self.site / "404.html").write_text("<html><body>gibt es nicht</body></html>")
        (self.watched / "a.md").write_text("eins")
        self.config = root / "mkdocs.yml"
        self.config.write_text("x")
        self.builds, self.result = 0, True

    def build(self) -> bool:
        self.builds += 1
        for path in self.watched.rglob("*.md"):
            path.read_text()  # reading what is watched must not start the next build
        (self.site / "index.html").write_text(f"<html><body>Bau {self.builds}</body></html>")
        return self.result


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def without_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that does not tell of changes."""
    monkeypatch.setattr(serving, "_observe", lambda watched, changed: None)
    monkeypatch.setattr(serving, "_POLL_SECONDS", 0.1)


@pytest.fixture
def preview(site: Site) -> Iterator[Preview]:
    """A preview that has built once."""
    running = Preview(site.build, [site.watched, site.config], site.site, 0)
    thread = threading.Thread(target=running.run)
    thread.start()
    wait_until(lambda: site.builds == 1)
    time.sleep(0.1)
    yield running
    running.close()
    thread.join(5)
    assert not thread.is_alive()


def wait_until(condition: Callable[[], bool], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "that took too long"
        time.sleep(0.01)


def builds_after_rest(site: Site) -> int:
    """Return the number of builds once none can follow any more."""
    time.sleep(0.8)
    return site.builds


def get(preview: Preview, path: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{preview.port}{path}") as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def save_plainly(path: Path) -> None:
    path.write_text(path.read_text() + "mehr")


def save_like_vim(path: Path) -> None:
    """Write a backup, a swap file and the new text, then rename and set the rights."""
    swap, backup = path.with_name(f".{path.name}.swp"), path.with_name(f"{path.name}~")
    swap.write_text("…")
    path.rename(backup)
    path.write_text("neu von vim")
    path.chmod(0o644)
    backup.unlink()
    swap.unlink()


def save_by_renaming(path: Path) -> None:
    """Write aside and rename over, as most editors with safe writing do."""
    part = path.with_name(f"{path.name}.tmp")
    part.write_text("neu umbenannt")
    part.replace(path)


@pytest.mark.parametrize("save", [save_plainly, save_like_vim, save_by_renaming])
def test_one_save_rebuilds_once(preview: Preview, site: Site, save: Callable[[Path], None]) -> None:
    save(site.watched / "a.md")
    wait_until(lambda: site.builds == 2)
    assert builds_after_rest(site) == 2


@pytest.mark.usefixtures("without_notices")
def test_one_save_rebuilds_once_without_notices(request: pytest.FixtureRequest, site: Site) -> None:
    request.getfixturevalue("preview")
    save_like_vim(site.watched / "a.md")
    wait_until(lambda: site.builds == 2)
    assert builds_after_rest(site) == 2


def test_a_new_file_in_a_new_folder_and_a_removed_one(preview: Preview, site: Site) -> None:
    (site.watched / "neu").mkdir()
    (site.watched / "neu" / "b.md").write_text("zwei")
    wait_until(lambda: site.builds == 2)
    assert builds_after_rest(site) == 2
    (site.watched / "neu" / "b.md").unlink()
    wait_until(lambda: site.builds == 3)


def test_a_single_watched_file(preview: Preview, site: Site) -> None:
    save_by_renaming(site.config)
    wait_until(lambda: site.builds == 2)
    (site.root / "anderes.yml").write_text("gehört nicht dazu")
    assert builds_after_rest(site) == 2


def test_nothing_saved_nothing_built(preview: Preview, site: Site) -> None:
    (site.watched / "a.md").read_text()
    (site.watched / ".a.md.swp").write_text("nur eine Zwischendatei")
    assert builds_after_rest(site) == 1


def test_a_save_during_a_build_is_not_lost(preview: Preview, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow_build() -> bool:
        if site.builds == 1:
            (site.watched / "b.md").write_text("während des Baus gespeichert")
        return site.build()

    monkeypatch.setattr(preview, "_build", slow_build)
    save_plainly(site.watched / "a.md")
    wait_until(lambda: site.builds == 3)
    assert builds_after_rest(site) == 3


def test_pages_carry_the_script_and_files_do_not(preview: Preview, site: Site) -> None:
    status, kind, html = get(preview, "/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert html.index("EventSource") < html.index("</body>")
    assert "EventSource" not in (site.site / "index.html").read_text()


def test_types(preview: Preview, site: Site) -> None:
    types = {
        "a.css": "text/css; charset=utf-8",
        "a.js": "text/javascript; charset=utf-8",
        "a.woff2": "font/woff2",
        "a.svg": "image/svg+xml",
        "a.xml": "application/xml",
        "a.json": "application/json",
        "a.wasm": "application/wasm",
    }
    for name, kind in types.items():
        (site.site / name).write_text("Inhalt")
        assert get(preview, f"/{name}") == (200, kind, "Inhalt")


def test_folders_and_missing_pages(preview: Preview, site: Site) -> None:
    (site.site / "b").mkdir()
    (site.site / "b" / "index.html").write_text("<p>B</p>")
    assert get(preview, "/b/?q=x")[2].startswith("<p>B</p>")
    assert get(preview, "/b")[2].startswith("<p>B</p>")
    for path in ("/fehlt/", "/fehlt.css", "/b/fehlt"):
        status, _, html = get(preview, path)
        assert (status, "gibt es nicht" in html) == (404, True)
    assert get(preview, "/../practices/a.md")[0] == 404


def test_the_browser_learns_of_the_rebuild(preview: Preview, site: Site) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{preview.port}{EVENTS_ADDRESS}", timeout=5) as events:
        assert events.headers["Content-Type"] == "text/event-stream"
        first = [events.readline() for _ in range(3)]
        save_plainly(site.watched / "a.md")
        second = [events.readline() for _ in range(3)]
    assert first[0] == second[0] == b"event: stand\n"
    assert first[1] != second[1]


def test_after_a_failed_build_nobody_is_called(preview: Preview, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before, site.result = preview._reloads.state, False
    save_plainly(site.watched / "a.md")
    wait_until(lambda: site.builds == 2)
    time.sleep(0.1)
    assert preview._reloads.state == before
    assert "die letzte gute Fassung bleibt" in capsys.readouterr().out
    assert get(preview, "/")[0] == 200


def test_a_bug_in_the_build_does_not_end_the_preview(
    preview: Preview, site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken_build() -> bool:
        site.builds += 1
        raise RuntimeError("kaputt")

    monkeypatch.setattr(preview, "_build", broken_build)
    save_plainly(site.watched / "a.md")
    wait_until(lambda: site.builds == 2)
    time.sleep(0.1)
    assert "Der Bau ist abgebrochen: RuntimeError: kaputt" in capsys.readouterr().out
    monkeypatch.setattr(preview, "_build", site.build)
    save_plainly(site.watched / "a.md")
    wait_until(lambda: site.builds == 3)


def test_before_the_first_good_build_there_is_a_page_that_says_so(tmp_path: Path) -> None:
    site = Site(tmp_path)
    (site.site / "404.html").unlink()
    preview = Preview(lambda: False, [site.watched], site.site, 0)
    thread = threading.Thread(target=preview.run)
    thread.start()
    try:
        wait_until(lambda: get(preview, "/")[0] == 503)
        assert "Noch keine Website" in get(preview, "/")[2]
    finally:
        preview.close()
        thread.join(5)


def test_a_taken_port_is_passed_over(preview: Preview, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    second = Preview(site.build, [site.watched], site.site, preview.port)
    second._server.server_close()
    assert second.port != preview.port
    assert f"Der Anschluss {preview.port} ist belegt" in capsys.readouterr().out
    if second._observer:
        second._observer.stop()


def test_interrupting_ends_with_a_sentence(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> bool:
        raise KeyboardInterrupt

    serve(interrupted, [site.watched], site.site, 0)
    assert "Vorschau beendet." in capsys.readouterr().out


def test_the_snapshot_knows_only_what_people_save(site: Site) -> None:
    for name in (".versteckt", "a.md~", "#a.md#", "a.swp", "b.md"):
        (site.watched / name).write_text("x")
    (site.watched / "__pycache__").mkdir()
    (site.watched / "__pycache__" / "x.pyc").write_text("x")
    assert sorted(Path(path).name for path in snapshot([site.watched, site.root / "fehlt", site.config])) == [
        "a.md",
        "b.md",
        "mkdocs.yml",
    ]
