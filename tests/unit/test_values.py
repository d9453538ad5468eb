"""The smallest types: what they accept, and what they turn it into."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from praxis.values import Adresse, Datum, Dezimal, Id, Normangabe, NormId, Stand, Tag, YesNo, Zahl, is_web_address


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Datum, "2012", "2012"),
        (Datum, "2012-05", "2012-05"),
        (Datum, "2024-02-29", "2024-02-29"),
        (Tag, "2026-11-22", "2026-11-22"),
        (Stand, "o. J.", "o. J."),
        (Zahl, "0", 0),
        (Zahl, "50000", 50000),
        (Dezimal, "3,5", 3.5),
        (Dezimal, "28.0", 28),
        (YesNo, "ja", "ja"),
        (Id, "luenen-case-management-2", "luenen-case-management-2"),
        (NormId, "sgb-ii/16h", "sgb-ii/16h"),
        (Normangabe, "sgb-viii/41 Abs. 3", "sgb-viii/41 Abs. 3"),
        (Adresse, "https://www.stadt.example/seite_(1)?a=1#b", "https://www.stadt.example/seite_(1)?a=1#b"),
        (Adresse, "http://stadt.example:8080", "http://stadt.example:8080"),
        (Adresse, "https://bücherei.example/", "https://bücherei.example/"),
    ],
)
def test_accepted(kind: Any, text: str, value: object) -> None:
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "error"),
    [
        (Datum, "2026-02-30", "datum_gibt_es_nicht"),
        (Datum, "2012-13", "datum_gibt_es_nicht"),
        (Datum, "0000", "datum_gibt_es_nicht"),
        (Datum, "22.11.2026", "datum"),
        (Datum, "٢٠٢٦", "datum"),
        (Datum, "2012\n", "datum"),
        (Tag, "2026", "tag"),
        (Tag, "2026-2-3", "tag"),
        (Stand, "ohne Jahr", "datum"),
        (Zahl, "010", "zahl"),
        (Zahl, "1.000", "zahl"),
        (Zahl, "-3", "zahl"),
        (Dezimal, "1e3", "kommazahl"),
        (YesNo, "true", "ja_nein"),
        (Id, "../etc", "string_pattern_mismatch"),
        (Id, "Lünen", "string_pattern_mismatch"),
        (Id, "a\n", "string_pattern_mismatch"),
        (NormId, "§ 16h SGB II", "string_pattern_mismatch"),
        (Adresse, "javascript:alert(1)", "adresse"),
        (Adresse, "https://", "adresse"),
        (Adresse, "https://localhost/", "adresse"),
        (Adresse, "https://a.de/x y", "adresse"),
        (Adresse, "https://[kaputt", "adresse"),
        (Adresse, "https://a℀b.de/", "adresse"),
        (Adresse, 'https://a.de/"onload=', "adresse"),
    ],
)
def test_refused(kind: Any, text: str, error: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(text)
    assert [row["type"] for row in refused.value.errors()] == [error]


def test_web_addresses_name_a_host() -> None:
    assert is_web_address("https://a.de")
    assert not is_web_address("//a.de")
    assert not is_web_address("https://.de")
