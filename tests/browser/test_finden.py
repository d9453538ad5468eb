"""The finder as a reader uses it, by roles and names alone; what it shows is compared with the published data."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

Record = dict[str, Any]
OpenFinder = Callable[..., AbstractContextManager[Page]]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SLICE = 50


@pytest.fixture(scope="module")
def records(built_site: Path) -> list[Record]:
    """The published data."""
    found: list[Record] = json.loads((built_site / "daten/v1/beispiele.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def open_finder(chromium: Browser, http_server: str) -> OpenFinder:
    """Open the finder with a query and with browser options."""

    @contextmanager
    def opened(query: str = "", *, width: int = 1280, **options: Any) -> Iterator[Page]:
        context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        try:
            page = context.new_page()
            page.goto(f"{http_server}finden/{query}")
            yield page
        finally:
            context.close()

    return opened


def violations(page: Page) -> list[str]:
    """Return the findings of axe, one line each."""
    page.evaluate(AXE)
    result = page.evaluate(f"axe.run({json.dumps({'runOnly': {'type': 'tag', 'values': TAGS}, 'resultTypes': ['violations']})})")
    return [f"{found['id']}: {node['html'][:160]}" for found in result["violations"] for node in found["nodes"]]


def cards(page: Page) -> Locator:
    return page.get_by_role("list", name="Beispiele").get_by_role("article")


def status(page: Page, count: int) -> None:
    """The result count is said exactly, by the one status of the page."""
    expect(page.get_by_role("status")).to_have_text(f"{count} {'Beispiel' if count == 1 else 'Beispiele'}")


def box(page: Page, group: str, term: str) -> Locator:
    question = page.get_by_role("group", name=group, exact=True)
    return question.get_by_role("checkbox", name=re.compile(rf"^{re.escape(term)} [\d.]+$"))


def count_at(checkbox: Locator) -> int:
    name = checkbox.evaluate("box => box.labels[0].textContent")
    return int(re.sub(r"\D", "", name.rsplit(maxsplit=1)[-1]))


def listed(page: Page) -> list[str]:
    """Return the ids of the cards shown, in order, once all have come."""
    links = page.get_by_role("list", name="Beispiele").get_by_role("heading").get_by_role("link")
    return [href.rstrip("/").rsplit("/", 1)[-1] for href in links.evaluate_all("links => links.map(link => link.pathname)")]


def shown(page: Page, ids: set[str]) -> None:
    """Exactly these examples are in the list (or, of long lists, the first ones)."""
    expect(cards(page)).to_have_count(min(len(ids), SLICE))
    assert set(listed(page)) <= ids


def label(records: list[Record], field: str, value: str) -> str:
    labels = (record["abgeleitet"]["bezeichnungen"].get(field, {}) for record in records)
    return str(next(known[value] for known in labels if value in known))


def most_common(records: list[Record], field: str, number: int) -> list[str]:
    values = [value for record in records for value in record[field]]
    return sorted(set(values), key=lambda value: (-values.count(value), value))[:number]


def test_it_opens_with_everything_and_says_how_much(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder() as page:
        status(page, len(records))
        shown(page, {record["id"] for record in records})


def test_chosen_rechtskreise_sit_at_one_table(open_finder: OpenFinder, records: list[Record]) -> None:
    first, second = most_common(records, "rechtskreise", 2)
    expected = {record["id"] for record in records if {first, second} <= set(record["rechtskreise"])}
    with open_finder() as page:
        box(page, "Rechtskreis", label(records, "rechtskreise", first)).check()
        box(page, "Rechtskreis", label(records, "rechtskreise", second)).check()
        status(page, len(expected))
        shown(page, expected)
        assert set(page.url.partition("rechtskreis=")[2].split(",")) == {first, second}


def test_values_of_another_question_are_alternatives(open_finder: OpenFinder, records: list[Record]) -> None:
    wanted = most_common(records, "themen", 4)[2:]
    expected = {record["id"] for record in records if set(wanted) & set(record["themen"])}
    with open_finder() as page:
        for thema in wanted:
            box(page, "Thema", label(records, "themen", thema)).check()
        status(page, len(expected))
        shown(page, expected)


def test_a_count_is_what_choosing_the_value_finds(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder(f"?rechtskreis={most_common(records, 'rechtskreise', 1)[0]}") as page:
        expect(page.get_by_role("status")).not_to_be_empty()
        for group in ("Nachweis", "Stand", "Form des Jobcenters", "Art der Kommune", "Begonnen"):
            for checkbox in page.get_by_role("group", name=group, exact=True).get_by_role("checkbox").all():
                promised = count_at(checkbox)
                checkbox.check()
                status(page, promised)
                checkbox.uncheck()


def test_values_that_give_nothing_stay_and_say_zero(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder(f"?thema={most_common(records, 'themen', 99)[-1]}") as page:
        expect(page.get_by_role("status")).not_to_be_empty()
        boxes = page.get_by_role("group", name="Land", exact=True).get_by_role("checkbox").all()
        assert len(boxes) == 16
        empty = [checkbox for checkbox in boxes if count_at(checkbox) == 0]
        assert empty
        empty[0].check()
        expect(page.get_by_role("status")).to_have_text("0 Beispiele")
        page.get_by_role("button", name=re.compile(r"^ohne .+: \d+$")).first.click()
        expect(page.get_by_role("status")).not_to_have_text("0 Beispiele")


def test_a_chip_takes_its_filter_away_and_the_focus_goes_on(open_finder: OpenFinder, records: list[Record]) -> None:
    first, second = most_common(records, "themen", 2)
    with open_finder(f"?thema={first},{second}") as page:
        chips = page.get_by_role("list", name="Gewählte Filter").get_by_role("button")
        expect(chips).to_have_count(2)
        chips.first.press("Enter")
        expect(chips).to_have_count(1)
        expect(chips.first).to_be_focused()
        chips.first.press("Enter")
        status(page, len(records))
        expect(page.get_by_role("status")).to_be_focused()
        assert page.url.endswith("/finden/")


def test_everything_can_be_reset_at_once(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder(f"?q=Jugend&thema={most_common(records, 'themen', 1)[0]}&sort=ort") as page:
        page.get_by_role("button", name="Alle Filter zurücksetzen").click()
        status(page, len(records))
        assert page.url.endswith("/finden/")
        expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
        expect(page.get_by_role("button", name="Alle Filter zurücksetzen")).to_be_hidden()


def test_back_and_forward_go_through_the_choices(open_finder: OpenFinder, records: list[Record]) -> None:
    thema = most_common(records, "themen", 1)[0]
    expected = sum(thema in record["themen"] for record in records)
    with open_finder() as page:
        status(page, len(records))
        checkbox = box(page, "Thema", label(records, "themen", thema))
        checkbox.check()
        status(page, expected)
        page.go_back()
        status(page, len(records))
        expect(checkbox).not_to_be_checked()
        page.go_forward()
        status(page, expected)
        expect(checkbox).to_be_checked()


def test_a_copied_address_gives_the_same_list(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder() as page:
        box(page, "Rechtskreis", label(records, "rechtskreise", most_common(records, "rechtskreise", 1)[0])).check()
        page.get_by_label("Sortierung").select_option("Ort")
        expect(cards(page)).not_to_have_count(0)
        page.wait_for_load_state("networkidle")
        query, seen = page.url.partition("?")[2], listed(page)
    with open_finder(f"?{query}") as page:
        expect(cards(page)).to_have_count(len(seen))
        assert listed(page) == seen


def test_lists_are_sorted_by_place_on_request(open_finder: OpenFinder, records: list[Record]) -> None:
    places = {record["id"]: (record["abgeleitet"]["orte"] or [{"label": "\uffff"}])[0]["label"] for record in records}
    with open_finder("?sort=ort") as page:
        expect(cards(page)).to_have_count(min(SLICE, len(records)))
        order = [places[entry_id] for entry_id in listed(page)]
        assert order == page.evaluate("names => [...names].sort(new Intl.Collator('de').compare)", order)


def test_unknown_values_are_named_and_ignored(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder("?rechtskreis=sgb-iv&thema=quatsch&sort=blau&passt=landkreis,rot&fremd=1") as page:
        status(page, len(records))
        for word in ("sgb-iv", "quatsch", "blau", "rot"):
            expect(page.get_by_text(f"„{word}“")).to_be_visible()
        expect(page.get_by_label("Was sind Sie?")).to_have_value("landkreis")


def test_many_unknown_values_are_not_all_named(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder(f"?thema={','.join(f'unsinn{number}' for number in range(500))}") as page:
        status(page, len(records))
        expect(page.get_by_text("und 490 weitere")).to_be_visible()


def test_a_long_word_does_not_widen_the_page(open_finder: OpenFinder) -> None:
    with open_finder(f"?q={'a' * 400}", width=390) as page:
        status(page, 0)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_hit_without_the_word_says_why_it_is_one(open_finder: OpenFinder, records: list[Record]) -> None:
    norm = most_common(records, "normen", 1)[0]
    law, number = norm.split("/")
    with open_finder(f"?q=§ {number} {law.replace('-', ' ')}") as page:
        expect(cards(page)).not_to_have_count(0)
        for card in cards(page).all()[:3]:
            expect(card.get_by_role("mark").first).to_be_visible()


def test_a_norm_without_a_page_is_said_to_have_none(open_finder: OpenFinder) -> None:
    with open_finder("?q=§ 999 SGB II") as page:
        expect(page.get_by_text("Zu dieser Vorschrift gibt es hier keine Seite.")).to_be_visible()


def test_the_bar_of_the_shortlist_covers_no_filter_in_focus(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder(f"?merkliste={records[0]['id']}") as page:
        page.set_viewport_size({"width": 1280, "height": 700})
        bar = page.get_by_role("region", name="Merkliste").bounding_box()
        assert bar
        for box in page.get_by_role("checkbox").all()[::9]:
            box.focus()
            place = box.bounding_box()
            assert place
            assert place["y"] + place["height"] <= bar["y"], box.evaluate("box => box.value")


def test_what_the_text_search_did_is_said(open_finder: OpenFinder) -> None:
    """A misspelled word, words that no example has together, hits on other pages: each is told above the list."""
    with open_finder("?q=Suttgart") as page:
        expect(page.get_by_text("„Suttgart“ steht nirgends.")).to_be_visible()
    with open_finder("?q=Hamm Verfahrenslotsen") as page:
        expect(page.get_by_text("Kein Beispiel passt zu allen Wörtern.")).to_be_visible()
        page.get_by_role("link", name=re.compile(r"^\d+ Treffer auf anderen Seiten$")).click()
        expect(page.get_by_role("heading", name="Auch auf diesen Seiten")).to_be_in_viewport()


def test_more_is_shown_on_request_and_the_focus_goes_there(open_finder: OpenFinder, records: list[Record]) -> None:
    if len(records) <= SLICE:
        pytest.skip("all examples fit into one slice")
    with open_finder() as page:
        expect(cards(page)).to_have_count(SLICE)
        page.get_by_role("button", name="Mehr anzeigen").click()
        expect(cards(page)).to_have_count(min(2 * SLICE, len(records)))
        expect(cards(page).nth(SLICE).get_by_role("link")).to_be_focused()


def test_the_keyboard_is_enough(open_finder: OpenFinder, records: list[Record]) -> None:
    rechtskreis = most_common(records, "rechtskreise", 1)[0]
    with open_finder() as page:
        status(page, len(records))
        page.get_by_role("searchbox", name="Wonach suchen Sie?").focus()
        wanted = box(page, "Rechtskreis", label(records, "rechtskreise", rechtskreis))
        for _ in range(20):
            page.keyboard.press("Tab")
            if wanted.evaluate("box => box === document.activeElement"):
                break
        page.keyboard.press("Space")
        status(page, sum(rechtskreis in record["rechtskreise"] for record in records))
        expect(wanted).to_be_focused()


def test_free_text_finds_the_entry_it_quotes(open_finder: OpenFinder, records: list[Record]) -> None:
    record = records[0]
    with open_finder() as page:
        status(page, len(records))
        page.get_by_role("searchbox", name="Wonach suchen Sie?").fill(record["titel"])
        page.keyboard.press("Enter")
        expect(cards(page).first.get_by_role("link")).to_have_text(record["titel"])
        expect(page.get_by_label("Sortierung").locator(":checked")).to_have_text("Relevanz")
        found = int(re.sub(r"\D", "", page.get_by_role("status").text_content() or ""))
        page.reload()
        status(page, found)


def test_quick_choices_give_one_list(open_finder: OpenFinder, records: list[Record]) -> None:
    """A choice that is overtaken leaves nothing behind, however late its cards come."""
    first, second = most_common(records, "themen", 2)
    expected = {record["id"] for record in records if {first, second} & set(record["themen"])}
    with open_finder() as page:
        expect(cards(page)).not_to_have_count(0)
        page.route("**/karten/*.json*", lambda route: (page.wait_for_timeout(300), route.continue_()))
        box(page, "Thema", label(records, "themen", first)).check()
        box(page, "Thema", label(records, "themen", second)).check()
        status(page, len(expected))
        shown(page, expected)
        page.wait_for_load_state("networkidle")
        assert len(set(listed(page))) == len(listed(page)) == min(len(expected), SLICE)


def test_paper_says_what_was_chosen_and_where_it_stands(open_finder: OpenFinder, records: list[Record]) -> None:
    thema = most_common(records, "themen", 1)[0]
    with open_finder(f"?thema={thema}&passt=landkreis,ge,ja") as page:
        expect(cards(page)).not_to_have_count(0)
        page.emulate_media(media="print")
        head = page.get_by_text("Auswahl: ")
        expect(head).to_be_visible()
        expect(head).to_contain_text(label(records, "themen", thema))
        expect(head).to_contain_text(re.compile(rf"Stand \d\d\.\d\d\.\d{{4}}\. https://\S+/finden/\?thema={thema}$"))
        first = listed(page)[0]
        link = next(record["abgeleitet"]["kurzlink"] for record in records if record["id"] == first).partition("://")[2]
        item = page.get_by_role("list", name="Beispiele").get_by_role("listitem").first
        assert item.evaluate("li => getComputedStyle(li, '::after').content") == f'"{link}"'


def test_the_whole_list_is_printed_even_while_it_is_being_drawn(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder() as page:
        page.evaluate("window.print = () => { window.printed = document.querySelectorAll('.pb-finder__liste > li').length; }")
        page.get_by_role("button", name="Liste drucken").click()
        page.wait_for_function("window.printed !== undefined")
        assert page.evaluate("window.printed") == len(records)


def test_a_missing_text_costs_only_its_passage(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder() as page:
        page.route("**/suche/texte/*", lambda route: route.abort())
        page.get_by_role("searchbox", name="Wonach suchen Sie?").fill(records[0]["titel"])
        page.keyboard.press("Enter")
        expect(cards(page).first.get_by_role("link")).to_have_text(records[0]["titel"])
        expect(page.get_by_text("Die Textsuche ist gerade nicht zu erreichen")).to_have_count(0)


def test_what_cannot_be_loaded_is_said_once_and_goes_away(open_finder: OpenFinder, records: list[Record]) -> None:
    thema = most_common(records, "themen", 99)[-1]
    sentence = "Die Beispiele ließen sich nicht laden"
    expected = sum(thema in record["themen"] for record in records)
    with open_finder() as page:
        status(page, len(records))
        page.wait_for_load_state("networkidle")
        page.route("**/*.json*", lambda route: route.abort())
        box(page, "Thema", label(records, "themen", thema)).check()
        expect(page.get_by_text(sentence)).to_have_count(1)
        expect(page.get_by_role("status")).to_have_text("Nicht geladen")
        expect(cards(page).first).to_be_hidden()
        page.unroute("**/*.json*")
        page.get_by_role("button", name="Noch einmal versuchen").click()
        status(page, expected)
        shown(page, {record["id"] for record in records if thema in record["themen"]})
        expect(page.get_by_text(sentence)).to_have_count(0)


def test_jumps_on_the_page_leave_the_list_alone(open_finder: OpenFinder, records: list[Record]) -> None:
    if len(records) <= SLICE:
        pytest.skip("all examples fit into one slice")
    with open_finder() as page:
        expect(cards(page)).to_have_count(SLICE)
        page.get_by_role("button", name="Mehr anzeigen").click()
        expect(cards(page)).to_have_count(min(2 * SLICE, len(records)))
        page.evaluate("location.hash = 'andere'")
        page.go_back()
        page.wait_for_timeout(200)
        expect(cards(page)).to_have_count(min(2 * SLICE, len(records)))


def test_reset_forgets_what_is_still_being_typed(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder(f"?thema={most_common(records, 'themen', 1)[0]}") as page:
        expect(cards(page)).not_to_have_count(0)
        page.get_by_role("searchbox", name="Wonach suchen Sie?").press_sequentially("kita")
        page.get_by_role("button", name="Alle Filter zurücksetzen").click()
        page.wait_for_timeout(500)
        assert page.url.endswith("/finden/")
        status(page, len(records))


def test_typing_after_going_back_keeps_the_history(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder() as page:
        status(page, len(records))
        field = page.get_by_role("searchbox", name="Wonach suchen Sie?")
        field.press_sequentially("Hamm")
        page.wait_for_url("**/?q=Hamm")
        page.go_back()
        status(page, len(records))
        field.press_sequentially("Fürth")
        page.wait_for_url("**/?q=F%C3%BCrth")
        page.go_back()
        status(page, len(records))
        assert page.url.endswith("/finden/")


def test_what_is_typed_while_the_page_loads_is_searched(chromium: Browser, http_server: str) -> None:
    page = chromium.new_page()
    try:
        page.route("**/facetten.json", lambda route: (page.wait_for_timeout(800), route.continue_()))
        page.goto(f"{http_server}finden/", wait_until="domcontentloaded")
        field = page.get_by_role("searchbox", name="Wonach suchen Sie?")
        field.press_sequentially("Hamm")
        expect(page.get_by_role("status")).not_to_be_empty()
        page.wait_for_url("**/finden/?q=Hamm")
        expect(field).to_have_value("Hamm")
    finally:
        page.close()


def test_free_text_shows_the_matching_passage_on_each_card(open_finder: OpenFinder) -> None:
    with open_finder("?q=Wohnungslosigkeit") as page:
        expect(cards(page)).not_to_have_count(0)
        last = cards(page).count() - 1
        for number in sorted({0, 1, 2, last}):
            card = cards(page).nth(number)
            card.scroll_into_view_if_needed()
            expect(card.get_by_role("mark").first).to_contain_text(re.compile("wohnung", re.IGNORECASE))
        hits = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Wohnen und Wohnungslosigkeit", exact=True))
        expect(hits.first.get_by_role("mark").first).to_be_visible()


def test_free_text_and_filters_narrow_each_other(open_finder: OpenFinder, records: list[Record]) -> None:
    record = records[0]
    query = record["titel"].replace("&", "").replace("#", "")
    other = next(thema for thema in most_common(records, "themen", 99) if thema not in record["themen"])
    with open_finder(f"?q={query}&thema={other}") as page:
        expect(page.get_by_role("status")).not_to_be_empty()
        page.wait_for_load_state("networkidle")
        themen = {entry["id"]: entry["themen"] for entry in records}
        assert all(other in themen[entry_id] for entry_id in listed(page))
        assert record["id"] not in listed(page)


def test_the_table_of_a_selection_holds_exactly_that(open_finder: OpenFinder, records: list[Record]) -> None:
    thema = most_common(records, "themen", 1)[0]
    with open_finder(f"?thema={thema}") as page:
        expect(cards(page)).not_to_have_count(0)
        with page.expect_download() as download:
            page.get_by_role("button", name="Tabelle (CSV)").click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    expected = [record for record in records if thema in record["themen"]]
    assert {row["Id"]: row["Titel"] for row in rows} == {record["id"]: record["titel"] for record in expected}
    assert {row["Themen"].count(" | ") for row in rows} == {len(record["themen"]) - 1 for record in expected}
    published = expected[0]["abgeleitet"]["kurzlink"].partition("/k/")[0]
    assert {row["Adresse"] for row in rows} == {published + record["abgeleitet"]["adresse"] for record in expected}


def test_the_feed_of_a_selection_holds_exactly_that(open_finder: OpenFinder, records: list[Record]) -> None:
    rechtskreis, thema = most_common(records, "rechtskreise", 1)[0], most_common(records, "themen", 1)[0]
    expected = [record for record in records if rechtskreis in record["rechtskreise"] and thema in record["themen"]]
    with open_finder(f"?rechtskreis={rechtskreis}&thema={thema}") as page:
        expect(cards(page)).not_to_have_count(0)
        with page.expect_download() as download:
            page.get_by_role("button", name="Feed dieser Auswahl (Atom)").click()
        feed = ElementTree.fromstring(Path(download.value.path()).read_text(encoding="utf-8"))
        expect(page.get_by_text("mehr als die Auswahl")).to_be_visible()
    atom = "{http://www.w3.org/2005/Atom}"
    found = {entry.findtext(f"{atom}id"): entry.findtext(f"{atom}title") for entry in feed.iter(f"{atom}entry")}
    assert found == {record["abgeleitet"]["kurzlink"]: record["titel"] for record in expected}
    assert feed.findtext(f"{atom}updated") == max(record["geprueft"] for record in expected) + "T00:00:00Z"


def test_of_one_rechtskreis_the_feed_to_subscribe_to_is_the_selection(open_finder: OpenFinder, records: list[Record]) -> None:
    rechtskreis = most_common(records, "rechtskreise", 1)[0]
    with open_finder(f"?rechtskreis={rechtskreis}") as page:
        feed = page.get_by_role("link", name=label(records, "rechtskreise", rechtskreis), exact=True).last
        expect(feed).to_have_attribute("href", re.compile(rf"feeds/rechtskreis/{rechtskreis}\.xml$"))
        expect(page.get_by_text("mehr als die Auswahl")).to_have_count(0)


def test_the_newsletter_text_is_that_of_the_entries(open_finder: OpenFinder, http_server: str, records: list[Record]) -> None:
    thema = most_common(records, "themen", 99)[-1]
    expected = [record for record in records if thema in record["themen"]]
    with open_finder(f"?thema={thema}") as page:
        status(page, len(expected))
        page.get_by_text("Text für Newsletter und E-Mail").click()
        forms = {name: page.get_by_role("textbox", name=name, exact=True) for name in ("HTML", "Nur Text", "Markdown")}
        expect(forms["HTML"]).to_have_value(re.compile("<p>"))
        texts = {name: form.input_value() for name, form in forms.items()}
        for record in expected:
            page.goto(http_server + record["abgeleitet"]["adresse"].lstrip("/"))
            page.get_by_text("Text für Newsletter und E-Mail").click()
            for name, text in texts.items():
                assert page.get_by_role("textbox", name=name, exact=True).input_value() in text


def test_cards_are_those_the_program_writes(
    open_finder: OpenFinder, built_site: Path, http_server: str, records: list[Record]
) -> None:
    """The script fills the same markup from the table's data: every card of the static lists is found again, letter by letter.

    Only the heading's level may differ, which depends on the page.
    """
    read = """() => Object.fromEntries([...document.querySelectorAll('.pb-karte')].map((card) => {
      const copy = card.cloneNode(true);
      copy.querySelector('.pb-merken')?.remove();
      const link = copy.querySelector('a');
      const address = new URL(card.querySelector('a').href).pathname;
      link.removeAttribute('href');
      return [address, copy.outerHTML.replace(/>\\s+</g, '><').replace(/(<\\/?h)[23]/g, '$1')];
    }))"""
    static: dict[str, str] = {}
    with open_finder() as page:
        status(page, len(records))
        if len(records) > SLICE:
            page.get_by_role("button", name="Mehr anzeigen").click()
        expect(cards(page)).to_have_count(len(records))
        dynamic = page.evaluate(read)
        lists = [built_site / "beispiele/index.html", *sorted(built_site.glob("beispiele/seite/*/index.html"))]
        for path in lists:
            page.goto(http_server + path.relative_to(built_site).as_posix().removesuffix("index.html"))
            static |= page.evaluate(read)
    assert dynamic == static


def test_without_script_the_lists_are_there_and_say_so(open_finder: OpenFinder) -> None:
    with open_finder(java_script_enabled=False) as page:
        expect(page.get_by_text("Ohne JavaScript führen diese Listen zu denselben Beispielen.")).to_be_visible()
        expect(page.get_by_role("checkbox")).to_have_count(0)
        expect(page.get_by_role("heading", name="Um welches Thema geht es?")).to_be_visible()
        expect(page.get_by_role("link", name="Alle Schnittstellen")).to_be_visible()


def test_from_the_file_system_the_lists_are_there_and_say_so(chromium: Browser, built_site: Path) -> None:
    page = chromium.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    try:
        page.goto((built_site / "finden/index.html").as_uri())
        expect(page.get_by_text("von der Festplatte gelesen")).to_be_visible()
        expect(page.get_by_role("checkbox")).to_have_count(0)
        page.get_by_role("link", name="Alle Schnittstellen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Schnittstellen")
        assert complaints == []
    finally:
        page.close()


def test_when_the_data_do_not_come_the_lists_are_shown(chromium: Browser, http_server: str) -> None:
    page = chromium.new_page()
    try:
        page.route("**/facetten.json*", lambda route: route.abort())
        page.goto(f"{http_server}finden/")
        expect(page.get_by_text("Die Filter ließen sich nicht laden.")).to_be_visible()
        expect(page.get_by_role("link", name="Alle Schnittstellen")).to_be_visible()
    finally:
        page.close()


def test_nothing_is_asked_of_others_and_search_only_when_used(open_finder: OpenFinder, http_server: str) -> None:
    with open_finder() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.reload()
        page.wait_for_load_state("networkidle")
        assert [url for url in asked if not url.startswith((http_server, "data:"))] == []
        assert [url for url in asked if "/suche/" in url] == []
        page.goto(f"{http_server}finden/?q=jugend")
        page.wait_for_load_state("networkidle")
        assert [url for url in asked if "/suche/suche.js" in url]


def test_a_fit_is_said_on_each_card_and_point(open_finder: OpenFinder, records: list[Record]) -> None:
    with open_finder() as page:
        status(page, len(records))
        page.get_by_label("Was sind Sie?").select_option("Kreis")
        page.get_by_label("Welche Form hat Ihr Jobcenter?").select_option("Zugelassener kommunaler Träger (zkT)")
        page.get_by_label("Haben Sie ein eigenes Jugendamt?").select_option("Ja")
        assert page.url.endswith("?passt=landkreis,zkt,ja")
        expect(cards(page).first).to_contain_text("Im Vergleich zu Ihnen: ")
        page.wait_for_load_state("networkidle")
        known = {record["id"]: record["abgeleitet"]["orte"] for record in records}
        mine = {"typ": "landkreis", "jobcenter": "zkt", "jugendamt": "ja"}
        for entry_id, text in zip(listed(page), cards(page).all_inner_texts(), strict=True):
            alike = any(all(ort[key] == value for key, value in mine.items()) for ort in known[entry_id])
            assert ("Im Vergleich zu Ihnen: vergleichbar" in text) == alike, entry_id


def test_answers_are_kept_only_on_request(open_finder: OpenFinder, http_server: str, records: list[Record]) -> None:
    with open_finder("?passt=landkreis,zkt,ja") as page:
        status(page, len(records))
        assert page.evaluate("localStorage.length") == 0
        page.get_by_role("checkbox", name="Antworten in diesem Browser merken").check()
        page.goto(http_server + records[0]["abgeleitet"]["adresse"].lstrip("/"))
        expect(page.get_by_text("Passt das zu uns?")).to_be_visible()
        page.goto(f"{http_server}finden/")
        status(page, len(records))
        assert page.url.endswith("?passt=landkreis,zkt,ja")
        page.get_by_role("checkbox", name="Antworten in diesem Browser merken").uncheck()
        assert page.evaluate("localStorage.length") == 0


def test_narrow_screens_fold_the_filters(open_finder: OpenFinder, records: list[Record]) -> None:
    thema = most_common(records, "themen", 1)[0]
    with open_finder(width=390) as page:
        status(page, len(records))
        expect(page.get_by_role("checkbox")).to_have_count(0)
        page.get_by_text("Filter", exact=True).click()
        box(page, "Thema", label(records, "themen", thema)).check()
        status(page, sum(thema in record["themen"] for record in records))
        expect(page.get_by_text("Filter (1 gewählt)")).to_be_visible()
        page.get_by_role("button", name=re.compile(r"^\d+ Beispiele? zeigen$")).click()
        expect(page.get_by_role("checkbox")).to_have_count(0)
        expect(page.get_by_role("status")).to_be_focused()


def test_the_list_does_not_jump_when_it_changes(open_finder: OpenFinder, records: list[Record]) -> None:
    """Cumulative layout shift, which leaves out what follows a reader's own click within half a second."""
    with open_finder() as page:
        page.evaluate(
            """() => {
              window.shift = 0;
              new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
              }).observe({ type: 'layout-shift', buffered: true });
            }"""
        )
        status(page, len(records))
        page.wait_for_load_state("networkidle")
        box(page, "Rechtskreis", label(records, "rechtskreise", most_common(records, "rechtskreise", 1)[0])).check()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.shift") < 0.02


STATES = ["", "?rechtskreis=sgb-ii,quatsch&passt=landkreis,zkt,ja", "?q=jugend", "?q=zzzzqqqq&thema=leaving-care"]


@pytest.mark.parametrize("query", STATES)
def test_axe_finds_nothing_in_any_state(open_finder: OpenFinder, query: str) -> None:
    for width, scheme in ((1280, "light"), (1280, "dark"), (390, "light")):
        with open_finder(query, width=width, color_scheme=scheme) as page:
            expect(page.get_by_role("status")).not_to_be_empty()
            page.wait_for_load_state("networkidle")
            if width < 1024:
                page.get_by_text("Filter", exact=False).first.click()
            page.get_by_text("Text für Newsletter und E-Mail").click()
            assert violations(page) == []


@pytest.mark.parametrize("options", [{"width": 320}, {"forced_colors": "active"}])
def test_it_fits_small_screens_and_forced_colours(open_finder: OpenFinder, options: dict[str, Any]) -> None:
    with open_finder("?rechtskreis=sgb-ii&thema=leaving-care&passt=landkreis", **options) as page:
        expect(cards(page).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
