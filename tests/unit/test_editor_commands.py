"""``new``, ``rename``, ``stale`` and ``newsletter`` as editors call them, on a copy of the invented catalog."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from praxis.cli import main
from praxis.collection import load_collection
from praxis.pipeline import check
from praxis.problems import Problem

DATE = "2026-11-22"
SETTINGS = "site_url: https://praxis.test/\n"


@pytest.fixture
def ordner(musterordner: Path) -> Path:
    (musterordner / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return musterordner


def praxis(*arguments: str, answers: str | None = None) -> Result:
    """Call a command by name; ``answers`` are the lines typed."""
    command, *rest = arguments
    return CliRunner().invoke(main.commands[command], ["--date", DATE, *rest], input=answers)


def problems() -> list[Problem]:
    return check(Path("practices"), Path("docs"), DATE).problems


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


NEW = [
    'Das "neue" Lotsenhaus: Beratung & mehr',
    "Zwei Ämter beraten in einem Haus, jeden Dienstag.",
    "Musterstadt",
    "SGB 2, sgb-viii",
    "Wohnen",
    "beschrieben",
    "Bericht: „Ein Haus“ \\ 2025",
    "Stadt Musterstadt",
    "https://musterstadt.example/bericht",
    "2025",
]


@pytest.mark.usefixtures("ordner")
class TestNew:
    def test_it_writes_a_draft_without_fehler(self) -> None:
        result = praxis("new", answers="\n".join([*NEW, ""]) + "\n")
        assert result.exit_code == 0, result.output
        path = "practices/beispiele/musterstadt-neue-lotsenhaus-beratung.md"
        assert f"Geschrieben: {path}" in result.output
        entry = load_collection(Path("practices"), Path("docs")).entries["musterstadt-neue-lotsenhaus-beratung"].daten
        assert (entry.titel, entry.kurz, entry.orte) == (NEW[0], NEW[1], ("musterstadt",))
        assert entry.rechtskreise == {"sgb-ii": "beteiligt", "sgb-viii": "beteiligt"}
        assert (entry.themen, entry.nachweis, entry.geprueft) == (("wohnen",), "beschrieben", DATE)
        source = entry.quellen["stadt-musterstadt"]
        assert (source.titel, source.stand, source.abgerufen) == (NEW[6], "2025", DATE)
        assert [problem.message for problem in problems() if problem.level == "fehler"] == []

    def test_it_asks_again_until_an_answer_fits(self) -> None:
        wrong = [
            "x" * 91, *NEW[:1], "zu kurz", *NEW[1:3], "SGB 99 Mond", NEW[3], "Raumfahrt", NEW[4], "?", *NEW[5:],
            "musterstadt-lotsenhaus", "Kein Name", "mein-haus",
        ]  # fmt: skip
        result = praxis("new", answers="\n".join(wrong) + "\n")
        assert result.exit_code == 0, result.output
        assert Path("practices/beispiele/mein-haus.md").exists()
        assert result.output.count("Nicht alle Angaben sind bekannt.") == 3
        assert result.output.count("Dieser Name ist vergeben") == 2

    def test_an_example_may_have_no_place(self) -> None:
        result = praxis("new", answers="\n".join([*NEW[:2], "", *NEW[3:], "ohne-ort"]) + "\n")
        assert result.exit_code == 0, result.output
        assert "orte:" not in read("practices/beispiele/ohne-ort.md")

    def test_giving_up_leaves_nothing_behind(self, ordner: Path) -> None:
        before = tree(ordner)
        assert praxis("new", answers="\n".join(NEW[:4])).exit_code != 0
        assert tree(ordner) == before


OLD, NEW_ID = "musterstadt-lotsenhaus", "musterstadt-haus-der-lotsen"


@pytest.mark.usefixtures("ordner")
class TestRename:
    def test_every_reference_follows(self) -> None:
        path = Path("practices/programme/musterprogramm.md")
        sentence = f"Siehe [Haus](id:{OLD}#ergebnisse) und id:{OLD}. [@richtlinie]"
        text = path.read_text(encoding="utf-8").replace("## Was wir nicht", f"{sentence}\n\n## Was wir nicht")
        path.write_text(text, encoding="utf-8")
        result = praxis("rename", OLD, NEW_ID)
        assert result.exit_code == 0, result.output
        assert not Path(f"practices/beispiele/{OLD}.md").exists()
        assert "titel: Lotsenhaus Musterstadt" in read(f"practices/beispiele/{NEW_ID}.md")
        assert f"beispiele: [{NEW_ID}]" in read("practices/methoden/muster-fallrunde.md")
        assert f"nachgenutzt_in: [{NEW_ID}]" in read("practices/beispiele/phantasia-jugendtisch.md")
        assert f"beispiele: [{NEW_ID}]" in read("docs/themen/wohnen.md")
        assert f"Siehe [Haus](id:{NEW_ID}#ergebnisse) und id:{NEW_ID}. [@" in read("practices/programme/musterprogramm.md")
        assert problems() == []

    def test_keys_of_a_mapping_follow_too(self) -> None:
        assert praxis("rename", "beispielingen-brueckenbuero", "beispielingen-buero").exit_code == 0
        assert "\n  beispielingen-buero: dort ohne gemeinsame Akte\n" in read(f"practices/beispiele/{OLD}.md")
        assert problems() == []

    @pytest.mark.parametrize("new", ["haus", "musterstadt-lotsenhaus-am-alten-markt"])
    def test_two_references_in_one_line_follow_both(self, new: str) -> None:
        path = Path("docs/themen/wohnen.md")
        groups = "gruppen: [{{titel: A, beispiele: [{0}]}}, {{titel: B, beispiele: [{0}]}}]\n---"
        head, body = path.read_text(encoding="utf-8").split("gruppen:")
        path.write_text(head + groups.format(OLD) + body.split("---", 1)[1], encoding="utf-8")
        assert praxis("rename", OLD, new).exit_code == 0
        assert groups.format(new) in path.read_text(encoding="utf-8")

    def test_old_addresses_lead_to_the_new_one_without_a_chain(self) -> None:
        assert praxis("rename", OLD, NEW_ID).exit_code == 0
        assert praxis("rename", NEW_ID, "haus").exit_code == 0
        table = dict(line.split(": ") for line in read("practices/weiterleitungen.yml").splitlines() if not line.startswith("#"))
        assert table == {"musterstadt-beratungshaus": "haus", OLD: "haus", NEW_ID: "haus"}
        assert problems() == []

    def test_a_longer_id_that_begins_alike_stays(self) -> None:
        longer = f"{OLD}-2"
        text = read(f"practices/beispiele/{OLD}.md").replace("titel: Lotsenhaus", "titel: Zweites Lotsenhaus")
        Path(f"practices/beispiele/{longer}.md").write_text(text, encoding="utf-8")
        path = Path("practices/methoden/muster-fallrunde.md")
        text = path.read_text(encoding="utf-8").replace(f"beispiele: [{OLD}]", f"beispiele: [{longer}, {OLD}]")
        path.write_text(f"{text}\nSiehe id:{longer} und id:{OLD}. [@handreichung]\n", encoding="utf-8")
        assert praxis("rename", OLD, NEW_ID).exit_code == 0
        changed = path.read_text(encoding="utf-8")
        assert f"beispiele: [{longer}, {NEW_ID}]" in changed
        assert f"Siehe id:{longer} und id:{NEW_ID}." in changed

    def test_the_word_alone_is_not_a_reference(self) -> None:
        path = Path("practices/methoden/muster-fallrunde.md")
        sentence = f"Das Kürzel {OLD} steht im Text. [@handreichung]"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{sentence}\n", encoding="utf-8")
        assert praxis("rename", OLD, NEW_ID).exit_code == 0
        assert sentence in path.read_text(encoding="utf-8")

    def test_the_ending_may_be_typed(self) -> None:
        assert praxis("rename", f"{OLD}.md", f"{NEW_ID}.md").exit_code == 0
        assert Path(f"practices/beispiele/{NEW_ID}.md").exists()

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            ("gibt-es-nicht", "neu", "PB760"),
            (OLD, "muster-fallrunde", "PB760"),
            (OLD, "musterstadt-beratungshaus", "PB760"),
            (OLD, OLD, "PB760"),
            (OLD, "Großes Haus", "PB211"),
            (OLD, "../../boese", "PB211"),
        ],
    )
    def test_what_cannot_be_is_refused_and_nothing_is_touched(self, ordner: Path, old: str, new: str, code: str) -> None:
        before = tree(ordner)
        result = praxis("rename", old, new)
        assert result.exit_code == 1
        assert f": {code}" in result.output
        assert tree(ordner) == before

    def test_with_fehler_in_the_collection_nothing_is_renamed(self, ordner: Path) -> None:
        path = ordner / "practices/methoden/muster-fallrunde.md"
        text = path.read_text(encoding="utf-8").replace("themen: [uebergaenge]", "themen: [gibt-es-nicht]")
        path.write_text(text, encoding="utf-8")
        before = tree(ordner)
        result = praxis("rename", OLD, NEW_ID)
        assert result.exit_code == 1
        assert "Bitte zuerst die Fehler beheben" in result.output
        assert tree(ordner) == before


@pytest.mark.usefixtures("ordner")
class TestStale:
    def make_due(self, entry: str, day: str) -> None:
        path = Path(f"practices/{entry}.md")
        path.write_text(path.read_text(encoding="utf-8").replace("geprueft: 2026-05-04", f"geprueft: {day}"), encoding="utf-8")

    def test_nothing_due_is_said_in_words(self) -> None:
        assert praxis("stale").output == "Zurzeit ist nichts fällig.\n"

    def test_the_most_urgent_comes_first(self) -> None:
        self.make_due("methoden/muster-fallrunde", "2025-11-22")
        self.make_due("beispiele/musterstadt-lotsenhaus", "2024-02-29")
        assert praxis("stale").output == (
            "28.02.2025  practices/beispiele/musterstadt-lotsenhaus.md  Lotsenhaus Musterstadt\n"
            "22.11.2026  practices/methoden/muster-fallrunde.md  Kollegiale Fallrunde nach Musterstädter Art\n"
        )

    def test_one_may_look_ahead(self) -> None:
        assert praxis("stale", "--until", "2027-05-03").output == "Zurzeit ist nichts fällig.\n"
        assert len(praxis("stale", "--until", "2027-05-04").output.splitlines()) == 7

    def test_the_calendar_keeps_rfc_5545(self) -> None:
        self.make_due("beispiele/musterstadt-lotsenhaus", "2025-01-31")
        path = Path("practices/beispiele/musterstadt-lotsenhaus.md")
        titel = "Lotsen, Häuser; und \\ „übergreifende“ Ämter in äöü äöü äöü äöü äöü Musterstadt"
        path.write_text(
            path.read_text(encoding="utf-8").replace("titel: Lotsenhaus Musterstadt", f"titel: '{titel}'"), encoding="utf-8"
        )
        output = praxis("stale", "--format", "ics").stdout_bytes.decode()
        assert output.endswith("END:VCALENDAR\r\n")
        lines = output.split("\r\n")
        assert max(len(line.encode()) for line in lines) <= 75
        assert "\n" not in "".join(lines)
        unfolded = output.replace("\r\n ", "").split("\r\n")
        assert unfolded[4:-2] == [
            "BEGIN:VEVENT",
            "UID:musterstadt-lotsenhaus-20260131@praxisbruecken",
            "DTSTAMP:20260131T000000Z",
            "DTSTART;VALUE=DATE:20260131",
            "SUMMARY:Prüfen: Lotsen\\, Häuser\\; und \\\\ „übergreifende“ Ämter in äöü äöü äöü äöü äöü Musterstadt",
            "DESCRIPTION:practices/beispiele/musterstadt-lotsenhaus.md",
            "URL:https://praxis.test/beispiele/musterstadt-lotsenhaus/",
            "END:VEVENT",
        ]

    def test_a_calendar_without_events_is_one_too(self) -> None:
        lines = praxis("stale", "--format", "ics").stdout_bytes.decode().split("\r\n")
        assert (lines[0], lines[-2], len(lines)) == ("BEGIN:VCALENDAR", "END:VCALENDAR", 6)


@pytest.mark.usefixtures("ordner")
class TestNewsletter:
    def test_it_prints_the_chosen_section(self) -> None:
        result = praxis("newsletter", "--ids", "muster-fallrunde, musterstadt-lotsenhaus")
        assert result.exit_code == 0, result.output
        assert [part.splitlines()[0] for part in result.output.split("\n\n")] == [
            "Kollegiale Fallrunde nach Musterstädter Art",
            "Lotsenhaus Musterstadt",
        ]
        assert "https://praxis.test/k/bbbbb/" in result.output

    def test_an_empty_choice_is_no_section(self) -> None:
        result = praxis("newsletter", "--since", "2030-01-01")
        assert (result.exit_code, result.stdout) == (1, "")

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (("--rechtskreise", "sgb-vii"), "Meinten Sie „sgb-viii“?"),
            (("--thema", "raumfahrt"), "„raumfahrt“ ist nicht bekannt."),
            (("--ids", "gibt-es-nicht"), "gibt-es-nicht"),
        ],
    )
    def test_an_unknown_word_is_wrong_usage(self, options: tuple[str, str], words: str) -> None:
        result = praxis("newsletter", *options)
        assert result.exit_code == 2
        assert words in result.output
