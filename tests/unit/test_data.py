"""``exports.data`` and its parts: records, table, vocabularies, package; and that all of it is described."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from praxis.catalog import Catalog
from praxis.exports import data
from praxis.field_texts import field_text, part_text
from praxis.model import ARTEN
from praxis.schema import entry_schema
from praxis.settings import Site
from praxis.values import Frozen
from praxis.views import daten
from praxis.views.datenfelder import ABGELEITET, RAHMEN

HOME = "https://praxis.test/unterordner/"


@pytest.fixture
def files(kleiner_katalog: Catalog, site: Site) -> dict[str, bytes]:
    return data.render_files(kleiner_katalog, site)


def document(files: dict[str, bytes], name: str) -> Any:
    return json.loads(files[f"daten/v1/{name}"])


def rows(files: dict[str, bytes]) -> list[dict[str, str]]:
    text = files["daten/v1/beispiele.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_a_record_holds_what_is_stated_under_the_models_keys(files: dict[str, bytes], kleiner_katalog: Catalog) -> None:
    record = document(files, "eintraege/hamm-haus.json")
    stated = kleiner_katalog.entries["hamm-haus"].daten.model_dump(mode="json")
    assert {key: record[key] for key in stated} == stated
    assert set(record) - set(stated) == {"id", "ordner", "text", "abgeleitet"}
    assert (record["id"], record["ordner"]) == ("hamm-haus", "beispiele")
    assert record["text"] == "## Auf einen Blick\n\nEin Haus. [@bericht]\n"


def test_a_record_holds_what_is_derived_apart(files: dict[str, bytes]) -> None:
    derived = document(files, "eintraege/hamm-haus.json")["abgeleitet"]
    assert derived["adresse"] == "/beispiele/hamm-haus/"
    assert derived["url"] == f"{HOME}beispiele/hamm-haus/"
    assert derived["daten"] == f"{HOME}daten/v1/eintraege/hamm-haus.json"
    assert derived["kurzlink"].startswith(f"{HOME}k/")
    assert derived["laender"] == ["nw"]
    assert derived["schnittstellen"] == ["sgb-ii-sgb-viii"]
    assert derived["faellig"] == "2027-11-02"
    assert derived["orte"][0]["lat"] == 51.68
    method = {"id": "fallberatung", "ordner": "methoden", "titel": "Kollegiale Fallberatung"}
    assert derived["rueckverweise"] == [method]
    labels = derived["bezeichnungen"]
    assert labels["themen"] == {"wohnen": "Wohnen & Leben", "leaving-care": "Leaving Care"}
    assert labels["normen"] == {"sgb-ii/16h Abs. 1": "§ 16h Abs. 1 SGB II"}
    assert labels["verwandt"] == {"hamm-lotsen": "=SUMME(Lotsen) in Hamm"}
    assert labels["rollen"] == {"federfuehrend": "Federführend", "beteiligt": "Beteiligt"}


def test_every_kind_of_entry_has_its_record_and_stands_in_the_index(files: dict[str, bytes]) -> None:
    index = document(files, "eintraege.json")
    assert [(row["id"], row["ordner"]) for row in index] == [
        ("fallberatung", "methoden"),
        ("hamm-haus", "beispiele"),
        ("hamm-lotsen", "beispiele"),
    ]
    for row in index:
        record = json.loads(files[row["abgeleitet"]["daten"].removeprefix(HOME)])
        assert record["titel"] == row["titel"]


def test_the_list_of_examples_is_the_records_without_text(files: dict[str, bytes]) -> None:
    listed = document(files, "beispiele.json")
    assert [row["id"] for row in listed] == ["hamm-haus", "hamm-lotsen"]
    whole = document(files, "eintraege/hamm-haus.json")
    assert listed[0] == {key: value for key, value in whole.items() if key != "text"}


def test_a_renamed_entry_answers_under_its_old_address(files: dict[str, bytes]) -> None:
    assert files["daten/v1/eintraege/altes-haus.json"] == files["daten/v1/eintraege/hamm-haus.json"]


def test_the_table_is_what_a_german_excel_opens(files: dict[str, bytes]) -> None:
    raw = files["daten/v1/beispiele.csv"]
    assert raw.startswith(b"\xef\xbb\xbfid;titel;kurz;orte;rechtskreise;")
    assert raw.count(b"\r\n") == 3
    first, second = rows(files)
    assert first["titel"] == "Haus & Hilfe <unter> einem Dach"
    assert first["rechtskreise"] == "sgb-viii: federfuehrend | sgb-ii: beteiligt"
    assert first["themen"] == "wohnen | leaving-care"
    assert (first["aufwand"], first["aufwand.stellen"], first["aufwand.stellen_stand"]) == ("", "2,5", "2019")
    assert first["datenschutz"] == "nicht-erhoben"
    assert first["quellen"] == "https://hamm.test/b?a=1&b=2"
    assert first["verwandt"] == "hamm-lotsen: anderer Weg"
    assert first["abgeleitet.bezeichnungen.themen"] == "Wohnen & Leben | Leaving Care"
    assert first["abgeleitet.faellig"] == "2027-11-02"
    assert (second["aufwand"], second["aufwand.stellen"], second["programm"]) == ("nicht-erhoben", "", "")


def test_no_cell_is_a_formula(files: dict[str, bytes]) -> None:
    assert rows(files)[1]["titel"] == "'=SUMME(Lotsen) in Hamm"


def test_the_vocabularies_keep_the_rules_of_skos(files: dict[str, bytes]) -> None:
    graph = document(files, "vokabular.jsonld")["@graph"]
    schemes = {node["@id"] for node in graph if node["@type"] == "skos:ConceptScheme"}
    concepts = {node["@id"]: node for node in graph if node["@type"] == "skos:Concept"}
    assert len(schemes) + len(concepts) == len(graph)
    for node in concepts.values():
        assert node["inScheme"] in schemes
        assert node["prefLabel"] not in node.get("altLabel", [])
        assert set(node.get("related", [])) <= set(concepts)
    base = f"{HOME}daten/v1/vokabular.jsonld#"
    assert concepts[f"{base}rechtskreise/sgb-ii"]["altLabel"] == ["Hartz IV"]
    assert concepts[f"{base}rechtskreise/sgb-viii"]["source"] == ["https://gesetz.test/"]
    assert concepts[f"{base}normen/sgb-ii/16h"]["prefLabel"] == "§ 16h SGB II"
    assert concepts[f"{base}themen/leaving-care"]["page"] == f"{HOME}themen/leaving-care/"
    assert "editorialNote" in concepts[f"{base}themen/leaving-care"]
    assert "editorialNote" not in concepts[f"{base}themen/wohnen"]


def test_the_package_describes_every_file_and_every_column(files: dict[str, bytes]) -> None:
    package = document(files, "datapackage.json")
    resources = {row["path"]: row for row in package["resources"]}
    single = {path for path in files if path.startswith("daten/v1/eintraege/")}
    assert {f"daten/v1/{path}" for path in resources} == set(files) - single - {"daten/v1/datapackage.json"}
    for path, row in resources.items():
        content = files[f"daten/v1/{path}"]
        assert row["bytes"] == len(content)
        assert row["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert row["title"]
        assert row["description"]
    fields = resources["beispiele.csv"]["schema"]["fields"]
    assert [field["name"] for field in fields] == list(rows(files)[0])
    assert all(field["title"] and field["description"] for field in fields)


def test_nothing_depends_on_the_clock(files: dict[str, bytes], kleiner_katalog: Catalog, site: Site) -> None:
    later = replace(kleiner_katalog, date="2031-01-01")
    assert data.render_files(later, site) == files


def test_an_empty_collection_has_data_too(kleiner_katalog: Catalog, site: Site) -> None:
    empty = replace(kleiner_katalog, collection=replace(kleiner_katalog.collection, entries={}))
    files = data.render_files(empty, site)
    assert document(files, "beispiele.json") == []
    assert rows(files) == []


@pytest.mark.parametrize("art", ARTEN)
def test_every_field_has_german_words(art: str, kleiner_katalog: Catalog) -> None:
    schema = entry_schema(ARTEN[art], kleiner_katalog.vocabulary)
    undescribed = [name for name in ARTEN[art].model_fields if not field_text(ARTEN[art].__name__, name).beschreibung]
    models = {model.__name__: model for model in Frozen.__subclasses__()}
    for part in schema["$defs"]:
        assert part_text(part).beschreibung, part
        undescribed += [
            f"{part}.{name}" for name in models[part].model_fields if not field_text(part, name).beschreibung
        ]
    assert undescribed == []


def test_every_derived_field_is_on_the_page(files: dict[str, bytes]) -> None:
    record = document(files, "eintraege/hamm-haus.json")
    assert list(record["abgeleitet"]) == list(ABGELEITET)
    assert {"id", "ordner", "text"} == set(RAHMEN)


def test_the_page_links_every_file_and_names_every_field(
    files: dict[str, bytes], kleiner_katalog: Catalog, site: Site
) -> None:
    (page,) = daten.pages(kleiner_katalog, site)
    shown = repr(page.daten["abschnitte"])
    single = {path for path in files if path.startswith("daten/v1/eintraege/")}
    assert [path for path in sorted(set(files) - single) if path.removeprefix("daten/") not in shown] == []
    assert "v1/eintraege/hamm-haus.json" in shown
    for model in ARTEN.values():
        assert [name for name in model.model_fields if f"<code>{name}</code>" not in shown] == []
