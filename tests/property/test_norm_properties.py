"""§§ in prose are found in the forms that administrations write, and found without mishap in any other text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from praxis.norm_references import find_norm_references
from praxis.vocabulary import Gesetz, Vocabulary

LAWS = {
    "sgb-ii": ("SGB II", "Sozialgesetzbuch Zweites Buch"),
    "sgb-viii": ("SGB VIII", "Sozialgesetzbuch Achtes Buch"),
    "bkgg": ("BKGG", "Bundeskindergeldgesetz"),
}
VOCABULARY = Vocabulary(
    {
        "gesetze": {
            law: Gesetz(id=law, label=label, name=name, rechtskreis=law, url="https://gesetz.example/")
            for law, (label, name) in LAWS.items()
        }
    }
)
paragraph = st.from_regex(r"[1-9][0-9]{0,2}[a-f]?", fullmatch=True)
detail = st.sampled_from(["", " Abs. 3", " Abs. 1 Satz 2", " Absatz 2 Nr. 1", " S. 2", " ff.", " f.", " Abs. 1 und 2"])
law = st.sampled_from([(law, name) for law, names in LAWS.items() for name in names])


@given(paragraph, detail, law)
def test_one_paragraph_of_a_law(number: str, more: str, named: tuple[str, str]) -> None:
    text = f"Nach § {number}{more} {named[1]} gilt das."
    (found,) = find_norm_references(text, VOCABULARY)
    assert found.gesetz == named[0]
    assert [norm for _, _, norm in found.parts] == [f"{named[0]}/{number}"]
    assert text[found.start : found.end] == f"§ {number}{more} {named[1]}"


@given(st.lists(paragraph, min_size=2, max_size=5), st.sampled_from([", ", " und ", " bis ", "–", " sowie ", ", § "]), law)
def test_a_list_of_paragraphs_shares_its_law(numbers: list[str], between: str, named: tuple[str, str]) -> None:
    text = f"§§ {between.join(numbers)} {named[1]}"
    (found,) = find_norm_references(text, VOCABULARY)
    assert [norm for _, _, norm in found.parts] == [f"{named[0]}/{number}" for number in numbers]
    assert [text[start:end] for start, end, _ in found.parts] == numbers


@given(paragraph, paragraph, law, law)
def test_each_paragraph_has_its_own_law(one: str, other: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    text = f"§ {one} {first[1]} und § {other} {second[1]}"
    assert [norm for found in find_norm_references(text, VOCABULARY) for _, _, norm in found.parts] == [
        f"{first[0]}/{one}",
        f"{second[0]}/{other}",
    ]


@given(st.text(alphabet="§ 0123456789abfhSGBIVX.,;/–-undAbsN\n()", max_size=80))
def test_references_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for found in find_norm_references(text, VOCABULARY):
        assert end <= found.start < found.end <= len(text)
        assert all(found.start < start < stop <= found.end for start, stop, _ in found.parts)
        assert found.gesetz == "" or not found.fremdes_gesetz
        end = found.end
