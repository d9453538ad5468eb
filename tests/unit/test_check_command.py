"""``praxis check`` as it is called: exit codes, the three formats, and wrong usage in German."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from praxis.cli import main

CATALOG = Path(__file__).resolve().parents[1] / "fixtures/katalog"
ENTRY = Path("practices/beispiele/musterstadt-lotsenhaus.md")


@pytest.fixture
def katalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(CATALOG, tmp_path / "katalog")
    monkeypatch.chdir(tmp_path / "katalog")
    return tmp_path / "katalog"


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def check(*arguments: str) -> Result:
    return call("check", "--date", "2026-11-22", *arguments)


def break_entry() -> None:
    ENTRY.write_text(ENTRY.read_text(encoding="utf-8").replace("themen: [wohnen", "themen: [wohnne"), encoding="utf-8")


def fingerprint(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()


def test_a_clean_collection(katalog: Path) -> None:
    result = check()
    assert (result.exit_code, result.output) == (0, "7 Einträge geprüft: alles in Ordnung.\n")


def test_a_note_alone_is_no_failure(katalog: Path) -> None:
    ENTRY.write_text(ENTRY.read_text(encoding="utf-8").replace("sgb-ii/16h,", "sgb-ii/16k,"), encoding="utf-8")
    result = check()
    assert result.exit_code == 0
    assert result.output.endswith("7 Einträge geprüft: 0 Fehler, 1 Hinweis.\n")


def test_a_mistake_fails_and_nothing_is_written(katalog: Path) -> None:
    break_entry()
    before = fingerprint(katalog)
    result = check()
    assert result.exit_code == 1
    assert result.output == (
        f"{ENTRY}:10: PB301 themen: Dieses Thema gibt es nicht: „wohnne“.\n"
        "  Meinten Sie „wohnen“? Erlaubt sind: wohnen, uebergaenge.\n"
        "\n7 Einträge geprüft: 1 Fehler, 0 Hinweise.\n"
    )
    assert fingerprint(katalog) == before


def test_json_is_json_and_nothing_else(katalog: Path) -> None:
    break_entry()
    result = check("--format", "json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert data["entries"] == 7
    assert [(row["code"], row["level"], row["path"], row["line"], row["column"]) for row in data["problems"]] == [
        ("PB301", "fehler", str(ENTRY), 10, 10)
    ]
    assert result.stderr == ""


def test_github_annotates_the_line(katalog: Path) -> None:
    break_entry()
    assert check("--format", "github").output.startswith(f"::error file={ENTRY},line=10,col=10,title=PB301::Dieses Thema")


@pytest.mark.parametrize("path", [ENTRY, ENTRY.parent, Path("practices/../practices/beispiele"), ENTRY.absolute().name])
def test_files_and_folders_narrow_the_answer(katalog: Path, path: Path | str) -> None:
    break_entry()
    (katalog / "practices/methoden/muster-fallrunde.md").write_text("kaputt", encoding="utf-8")
    place = str(path) if isinstance(path, Path) else str((katalog / ENTRY).absolute())
    assert [row["code"] for row in json.loads(check("--format", "json", place).stdout)["problems"]] == ["PB301"]


def test_a_folder_elsewhere(katalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_entry()
    (tmp_path / "anderswo").mkdir()
    monkeypatch.chdir(tmp_path / "anderswo")
    result = check("--practices", str(katalog / "practices"), "--docs", str(katalog / "docs"), "--format", "json")
    assert json.loads(result.stdout)["problems"][0]["path"] == str(katalog / ENTRY)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chekc"], "Den Befehl „chekc“ gibt es nicht. Meinten Sie „check“?"),
        (["check", "--formt", "json"], "Die Option „--formt“ gibt es nicht. Meinten Sie „--format“?"),
        (["check", "--format", "xml"], "„--format“ passt nicht: Erlaubt sind: text, json, github."),
        (["check", "--format"], "Hinter „--format“ fehlt die Angabe, oder es darf keine dort stehen."),
        (["check", "--date", "2026-02-30"], "--date hat die Form JJJJ-MM-TT, zum Beispiel 2026-11-22."),
        (["check", "--date", "20261122"], "--date hat die Form JJJJ-MM-TT, zum Beispiel 2026-11-22."),
        (["check", "--date", ""], "--date hat die Form JJJJ-MM-TT, zum Beispiel 2026-11-22."),
        (["check", "--practices", "gibt-es-nicht"], "Den Ordner „gibt-es-nicht“ gibt es nicht."),
        (["check", "--docs", "gibt-es-nicht"], "Den Ordner „gibt-es-nicht“ gibt es nicht."),
        (["check", "gibt-es-nicht.md"], "Die Datei „gibt-es-nicht.md“ gibt es nicht."),
        (["check", "README.md"], "„README.md“ liegt weder in practices/ noch in docs/ und wird nicht geprüft."),
        (["serve", "--port", "99999"], "„--port“ passt nicht: Erwartet wird eine Zahl von 1 bis 65535."),
        (["serve", "zuviel"], "Diese Angabe ist zu viel: zuviel."),
    ],
)
def test_wrong_usage_is_a_german_sentence(katalog: Path, arguments: list[str], sentence: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == f"So geht der Aufruf nicht: {sentence}\nHilfe: praxis --help\n"


def test_outside_of_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = check()
    assert result.exit_code == 2
    assert "Rufen Sie praxis im Ordner des Projekts auf" in result.stderr


def test_a_bad_epoch_is_wrong_usage(katalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "gestern")
    result = call("check")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH ist keine Zahl von Sekunden." in result.stderr


def test_help_is_german() -> None:
    for arguments in (["--help"], ["check", "--help"]):
        output = call(*arguments).output
        assert output.startswith("Aufruf: ")
        assert not any(word in output for word in ("Usage", "Options", "Show this", "default:"))


def test_a_poor_terminal_and_a_short_reader(katalog: Path) -> None:
    """Output that the terminal cannot show, or that nobody reads to its end, is no reason for a traceback."""
    break_entry()
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "praxis", "check", "--date", "2026-11-22"]
    poor = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (poor.returncode, poor.stderr) == (1, "")
    with subprocess.Popen([*command, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as short:
        assert short.stdout is not None
        assert short.stderr is not None
        short.stdout.close()
        assert "Traceback" not in short.stderr.read()
