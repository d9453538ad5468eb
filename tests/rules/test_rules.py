"""Each rule of ``praxis check`` with one change that is allowed and one that breaks it: the cases are in ``cases.yml``."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import praxis.rules
from praxis.problems import RULES, Problem, format_text

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))
ENTRY = "beispiele/musterstadt-lotsenhaus.md"

Check = Callable[[], list[Problem]]
by_code = pytest.mark.parametrize("case", CASES, ids=lambda case: case["code"])


def change(practices: Path, steps: Iterable[Mapping[str, Any]]) -> None:
    """Carry out the steps of a case, as the head of ``cases.yml`` explains them."""
    for step in steps:
        path = practices / step.get("in", ENTRY)
        match step:
            case {"replace": [old, new]}:
                text = path.read_text(encoding="utf-8")
                assert old in text, f"{path} does not contain {old!r}"
                path.write_text(text.replace(old, repeated(new, step), 1), encoding="utf-8")
            case {"append": text}:
                path.write_text(path.read_text(encoding="utf-8") + repeated(text, step), encoding="utf-8")
            case {"prepend": text}:
                path.write_text(text + path.read_text(encoding="utf-8"), encoding="utf-8")
            case {"write": text}:
                path.write_text(text, encoding="utf-8")
            case {"encode": encoding}:
                path.write_bytes(path.read_text(encoding="utf-8").encode(encoding, "replace"))
            case {"move": name}:
                (practices / name).parent.mkdir(exist_ok=True)
                path.rename(practices / name)
            case {"copy": name}:
                shutil.copy(path, practices / name)
            case {"remove": name}:
                (practices / name).unlink()
            case {"link": target}:
                path.symlink_to(target)
            case _:
                pytest.fail(f"cases.yml: unknown step {step}")


def repeated(text: str, step: Mapping[str, Any]) -> str:
    part, count = step.get("repeat", ("", 0))
    return text.replace("⟳", part * count)


def messages(problems: Iterable[Problem]) -> list[str]:
    """Return the first line of each problem as the terminal shows it, seen from ``practices/``."""
    return [format_text([problem]).splitlines()[0].removeprefix("practices/") for problem in problems]


def test_the_catalog_itself_breaks_no_rule(problems_of: Check) -> None:
    assert messages(problems_of()) == []


@by_code
def test_the_allowed_change_says_nothing(case: dict[str, Any], practices: Path, problems_of: Check) -> None:
    change(practices, case["valid"])
    assert messages(problems_of()) == []


@by_code
def test_the_broken_rule_says_one_thing_at_its_line(case: dict[str, Any], practices: Path, problems_of: Check) -> None:
    change(practices, case["invalid"])
    problems = problems_of()
    assert messages(problems) == [case["says"]]
    assert problems[0].code == case["code"]
    assert problems[0].hint.endswith((".", "?", "“"))


def test_every_rule_has_its_case() -> None:
    """The rules of the site and of single commands (from PB760 on) are tested where they are made."""
    assert praxis.rules.ENTRY_CHECKS  # importing the package registers all rules of the check
    rules = sorted(code for code in RULES if code < "PB760")
    assert [case["code"] for case in CASES] == rules


def test_every_rule_explains_itself() -> None:
    for rule in RULES.values():
        assert rule.titel, rule
        assert not rule.titel.endswith("."), rule
        assert rule.erklaerung.endswith("."), rule
