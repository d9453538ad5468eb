"""``schema``: every entry of the collection keeps it, mistakes do not, and ``praxis schema`` writes it.

The checker below knows the words of JSON Schema that the schemas use, and fails on any other.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from praxis.catalog import Catalog
from praxis.collection import Collection, load_collection
from praxis.exports import data
from praxis.model import ARTEN
from praxis.pipeline import write_schemas
from praxis.schema import DIALECT, Schema, entry_schema
from praxis.settings import Site

WORDS = {"$schema", "$id", "$defs", "title", "description", "default", "format", "x-verweis"}
TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
    "null": type(None),
}


def mistakes(value: Any, schema: Schema, root: Schema, place: str = "") -> Iterator[str]:
    """Yield the places at which a value breaks a schema."""
    if "$ref" in schema:
        yield from mistakes(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, place)
    kinds = schema.get("type", list(TYPES))
    if not any(isinstance(value, TYPES[kind]) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        yield f"{place}: type"
        return
    for word, limit in schema.items():
        if word not in WORDS and not CHECKS[word](value, limit, schema, root, place):
            yield f"{place}: {word}"
    yield from inside(value, schema, root, place)


def inside(value: Any, schema: Schema, root: Schema, place: str) -> Iterator[str]:
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            yield from mistakes(item, schema["items"], root, f"{place}[{index}]")
    if isinstance(value, dict):
        for key, item in value.items():
            matched = next((form for form in schema.get("patternProperties", {}) if re.search(form, str(key))), None)
            found = schema.get("properties", {}).get(key) or schema.get("patternProperties", {}).get(matched)
            if found:
                yield from mistakes(item, found, root, f"{place}.{key}")
            elif schema.get("additionalProperties") is False:
                yield f"{place}.{key}: additionalProperties"


def _fits(value: Any, branches: list[Schema], root: Schema) -> int:
    return sum(not list(mistakes(value, branch, root)) for branch in branches)


CHECKS: dict[str, Any] = {
    "type": lambda *_: True,
    "$ref": lambda *_: True,
    "items": lambda *_: True,
    "properties": lambda *_: True,
    "patternProperties": lambda *_: True,
    "additionalProperties": lambda value, limit, *_: limit is False,
    "propertyNames": lambda value, limit, schema, root, place: all(_fits(key, [limit], root) for key in value),
    "required": lambda value, limit, *_: set(limit) <= set(value),
    "enum": lambda value, limit, *_: value in limit,
    "const": lambda value, limit, *_: value == limit,
    "oneOf": lambda value, limit, schema, root, place: _fits(value, limit, root) == 1,
    "anyOf": lambda value, limit, schema, root, place: _fits(value, limit, root) >= 1,
    "pattern": lambda value, limit, *_: not isinstance(value, str) or bool(re.search(limit, value)),
    "minLength": lambda value, limit, *_: not isinstance(value, str) or len(value) >= limit,
    "maxLength": lambda value, limit, *_: not isinstance(value, str) or len(value) <= limit,
    "minimum": lambda value, limit, *_: not isinstance(value, (int, float)) or value >= limit,
    "maximum": lambda value, limit, *_: not isinstance(value, (int, float)) or value <= limit,
    "minItems": lambda value, limit, *_: not isinstance(value, list) or len(value) >= limit,
    "maxItems": lambda value, limit, *_: not isinstance(value, list) or len(value) <= limit,
    "uniqueItems": lambda value, limit, *_: not isinstance(value, list) or len(value) == len(set(value)),
    "minProperties": lambda value, limit, *_: not isinstance(value, dict) or len(value) >= limit,
    "maxProperties": lambda value, limit, *_: not isinstance(value, dict) or len(value) <= limit,
}


class EditorsYaml(yaml.SafeLoader):
    """Reads YAML 1.2 as editors' tools do: numbers are numbers, days stay text."""


EditorsYaml.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:null")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def head(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8").split("---\n", 2)[1], EditorsYaml)


@pytest.fixture(scope="module")
def collection(repository: Path) -> Collection:
    return load_collection(repository / "practices", repository / "docs")


@pytest.mark.parametrize("art", ARTEN)
def test_every_entry_keeps_its_schema(art: str, repository: Path, collection: Collection) -> None:
    """As an editor's tool sees its head, and as the data publish it."""
    schema = entry_schema(ARTEN[art], collection.vocabulary)
    found = []
    for path in sorted((repository / "practices" / art).glob("*.md")):
        stated = collection.entries[path.stem].daten.model_dump(mode="json")
        for value in (head(path), stated):
            found += [f"{path.name}{mistake}" for mistake in mistakes(value, schema, schema)]
    assert found == []


GOOD = {
    "titel": "Ein Haus für alle",
    "kurz": "Jobcenter und Jugendamt arbeiten in einem Haus.",
    "rechtskreise": {"sgb-ii": "federfuehrend"},
    "themen": ["wohnen"],
    "status": "laufend",
    "nachweis": "beschrieben",
    "quellen": {"bericht": {"titel": "B", "herausgeber": "H", "url": "https://b.test/", "abgerufen": "2026-11-01"}},
    "geprueft": "2026-11-02",
}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"beginn": 2012, "ende": "2013-05", "programm": None}, []),
        ({"orte": ["hamm", "ort-aus-dem-register"], "normen": ["sgb-ii/16h Abs. 1"]}, []),
        ({"aufwand": {"stellen": "2,5", "stellen_stand": 2019}}, []),
        ({"aufwand": "nicht-erhoben", "datenschutz": "keine-personenbezogenen-daten"}, []),
        ({"titl": "x"}, [".titl: additionalProperties"]),
        ({"titel": "x" * 91}, [".titel: maxLength"]),
        ({"status": "erfunden"}, [".status: oneOf"]),
        ({"themen": []}, [".themen: minItems"]),
        ({"themen": ["wohnen", "wohnen"]}, [".themen: uniqueItems"]),
        ({"themen": "wohnen"}, [".themen: type"]),
        ({"rechtskreise": {"sgb-2": "beteiligt"}}, [".rechtskreise.sgb-2: additionalProperties"]),
        ({"rechtskreise": {"sgb-ii": "dabei"}}, [".rechtskreise.sgb-ii: oneOf"]),
        ({"orte": ["Hamm"]}, [".orte[0]: anyOf"]),
        ({"normen": ["§ 16h"]}, [".normen[0]: anyOf"]),
        ({"beginn": "2012-5"}, [".beginn: pattern"]),
        ({"beginn": 12}, [".beginn: minimum"]),
        ({"geprueft": "2026"}, [".geprueft: pattern"]),
        ({"aufwand": "viel"}, [".aufwand: anyOf"]),
        ({"aufwand": {"stelen": 1}}, [".aufwand: anyOf"]),
        ({"quellen": {}}, [".quellen: minProperties"]),
        ({"quellen": {"Bericht 1": {}}}, [".quellen.Bericht 1: additionalProperties"]),
        ({"verwandt": {"hamm-haus": ""}}, [".verwandt.hamm-haus: minLength"]),
    ],
)
def test_mistakes_break_the_schema(change: dict[str, Any], expected: list[str], kleiner_katalog: Catalog) -> None:
    schema = entry_schema(ARTEN["beispiele"], kleiner_katalog.vocabulary)
    assert list(mistakes({**GOOD, **change}, schema, schema)) == expected


def test_required_fields_are_required(kleiner_katalog: Catalog) -> None:
    schema = entry_schema(ARTEN["beispiele"], kleiner_katalog.vocabulary)
    for name in GOOD:
        rest = {key: value for key, value in GOOD.items() if key != name}
        assert list(mistakes(rest, schema, schema)) == [": required"]


def test_text_that_looks_like_a_number_may_also_be_missing(kleiner_katalog: Catalog) -> None:
    stated = entry_schema(ARTEN["methoden"], kleiner_katalog.vocabulary)["properties"]["personen_anzahl"]
    assert stated["type"] == ["string", "null", "number"]


def test_terms_carry_their_labels_and_say_where_they_come_from(kleiner_katalog: Catalog) -> None:
    stated = entry_schema(ARTEN["beispiele"], kleiner_katalog.vocabulary)["properties"]
    assert stated["status"]["oneOf"] == [{"const": "laufend", "title": "Läuft"}]
    assert stated["themen"]["items"]["oneOf"][0] == {"const": "wohnen", "title": "Wohnen & Leben"}
    assert stated["themen"]["x-verweis"] == "themen"
    assert stated["normen"]["items"]["anyOf"][0]["title"] == "§ 16h SGB II: Förderung"
    roles = stated["rechtskreise"]["properties"]["sgb-ii"]
    assert (roles["title"], roles["oneOf"][0]["title"]) == ("SGB II", "Federführend")


@pytest.mark.parametrize("art", ARTEN)
def test_no_english_of_the_models_is_published(art: str, kleiner_katalog: Catalog) -> None:
    schema = entry_schema(ARTEN[art], kleiner_katalog.vocabulary)
    models = [ARTEN[art].__doc__, *(part.get("description") for part in schema["$defs"].values())]
    assert schema["title"] == ARTEN[art].einzahl
    assert schema["description"] not in models
    for part in [schema, *schema["$defs"].values()]:
        assert part["additionalProperties"] is False
        assert all(stated["title"] and stated["description"] for stated in part["properties"].values())


def test_the_published_schemas_name_their_address(kleiner_katalog: Catalog, site: Site) -> None:
    files = data.render_files(kleiner_katalog, site)
    for art in ARTEN:
        schema = json.loads(files[f"daten/v1/schema/{art}.json"])
        assert schema["$schema"] == DIALECT
        assert schema["$id"] == f"{site.url}daten/v1/schema/{art}.json"


def test_the_command_writes_a_file_for_each_kind(kleine_practices: Path, tmp_path: Path, repository: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "praxis",
        "schema",
        "--practices",
        str(kleine_practices),
        "--out",
        str(tmp_path / "aus"),
    ]
    run = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "aus").iterdir()} == {f"{art}.json" for art in ARTEN}
    assert "geschrieben" in run.stdout


def test_a_broken_vocabulary_writes_nothing(kleine_practices: Path, tmp_path: Path, repository: Path) -> None:
    (kleine_practices / "vokabular/themen.yml").write_text("- {id: wohnen}\n", encoding="utf-8")
    problems = write_schemas(kleine_practices, tmp_path / "aus", repository / "mkdocs.yml")
    assert [problem.field for problem in problems] == ["1.label"]
    assert not (tmp_path / "aus").exists()


def test_a_broken_entry_does_not_matter(kleine_practices: Path, tmp_path: Path, repository: Path) -> None:
    (kleine_practices / "beispiele/hamm-haus.md").write_text("---\ntitel: x\n---\n", encoding="utf-8")
    assert write_schemas(kleine_practices, tmp_path / "aus", repository / "mkdocs.yml") == []
    assert (tmp_path / "aus/beispiele.json").exists()
