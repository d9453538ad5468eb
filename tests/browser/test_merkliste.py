"""Shortlist and comparison as a reader uses them: carried along in addresses, kept in the browser only on request."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

Record = dict[str, Any]
OpenAt = Callable[..., AbstractContextManager[Page]]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GAP = "nicht erhoben"


@pytest.fixture(scope="module")
def records(built_site: Path) -> list[Record]:
    """The published data of the examples."""
    found: list[Record] = json.loads((built_site / "daten/v1/beispiele.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def open_at(chromium: Browser, http_server: str) -> OpenAt:
    """Open an address of the site in a browser that remembers nothing."""

    @contextmanager
    def opened(address: str = "", **options: Any) -> Iterator[Page]:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | options)
        try:
            page = context.new_page()
            page.goto(http_server + address)
            yield page
        finally:
            context.close()

    return opened


def violations(page: Page) -> list[str]:
    """Return the findings of axe, one line each."""
    page.evaluate(AXE)
    result = page.evaluate(f"axe.run({json.dumps({'runOnly': {'type': 'tag', 'values': TAGS}, 'resultTypes': ['violations']})})")
    return [f"{found['id']}: {node['html'][:160]}" for found in result["violations"] for node in found["nodes"]]


def address(record: Record) -> str:
    return str(record["abgeleitet"]["adresse"]).lstrip("/")


def remember(page: Page, title: str = "") -> Locator:
    return page.get_by_role("button", name=f"Merken: {title}")


def entries(page: Page) -> Locator:
    return page.get_by_role("list", name="Gemerkte Einträge").get_by_role("article")


def status(page: Page, count: int) -> None:
    expect(page.get_by_role("status").first).to_have_text(f"{count} {'Eintrag' if count == 1 else 'Einträge'}")


def test_an_entry_is_remembered_and_listed_without_storing_anything(open_at: OpenAt, records: list[Record]) -> None:
    record = records[0]
    with open_at(address(record)) as page:
        button = remember(page, record["titel"])
        expect(button).to_have_attribute("aria-pressed", "false")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        bar = page.get_by_role("region", name="Merkliste")
        expect(bar).to_contain_text("1 Eintrag gemerkt")
        bar.get_by_role("link", name="Merkliste öffnen").click()
        assert page.url.endswith(f"/merkliste/?ids={record['id']}")
        status(page, 1)
        expect(entries(page).get_by_role("link").first).to_have_text(record["titel"])
        assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_the_list_goes_along_in_addresses(open_at: OpenAt, records: list[Record]) -> None:
    first, second = records[:2]
    with open_at(address(first)) as page:
        remember(page, first["titel"]).click()
        page.get_by_role("link", name="Themen", exact=True).click()
        page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
        page.get_by_role("link", name="Finden", exact=True).click()
        expect(page.get_by_role("status")).not_to_be_empty()
        page.get_by_role("checkbox").first.check()
        assert f"merkliste={first['id']}" in page.url
        page.goto(page.url.replace("finden/", address(second)))
        remember(page, second["titel"]).click()
        page.get_by_role("link", name="Merkliste öffnen").click()
        assert page.url.endswith(f"?ids={first['id']},{second['id']}")


def test_back_in_the_finder_loses_no_entry(open_at: OpenAt, records: list[Record]) -> None:
    with open_at("finden/") as page:
        buttons = page.get_by_role("main").get_by_role("button", name=re.compile("^Merken: "))
        buttons.first.click()
        page.get_by_role("checkbox").first.check()
        page.wait_for_url("**/finden/?*=*&merkliste=*")
        buttons.and_(page.locator("[aria-pressed=false]")).first.click()
        bar = page.get_by_role("region", name="Merkliste")
        expect(bar).to_contain_text("2 Einträge gemerkt")
        both = page.url.split("merkliste=")[1]
        page.go_back()
        expect(bar).to_contain_text("2 Einträge gemerkt")
        assert page.url.endswith(f"finden/?merkliste={both}")
        page.get_by_role("link", name="Themen", exact=True).click()
        page.wait_for_url(f"**/themen/?merkliste={both}")
        expect(bar).to_contain_text("2 Einträge gemerkt")


def test_a_reload_keeps_the_list(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(address(records[0])) as page:
        remember(page, records[0]["titel"]).click()
        page.reload()
        expect(remember(page, records[0]["titel"])).to_have_attribute("aria-pressed", "true")
        remember(page, records[0]["titel"]).click()
        assert "merkliste" not in page.url


def test_the_search_form_takes_the_list_along(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"glossar/?merkliste={records[0]['id']}") as page:
        expect(page.get_by_role("region", name="Merkliste")).to_be_visible()
        page.get_by_role("searchbox", name="Suchbegriff").fill("jugend")
        page.keyboard.press("Enter")
        page.wait_for_url("**/finden/**")
        assert f"merkliste={records[0]['id']}" in page.url


def test_a_form_sent_again_takes_the_list_along_once(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    """Asked for again in the same document, as after Back from the browser's cache."""
    first, second = (record["id"] for record in records[:2])
    with open_at(f"{address(records[1])}?merkliste={first}") as page:
        remembered = remember(page, records[1]["titel"])
        expect(remembered).to_be_visible()
        page.route("**/finden/?q=*", lambda route: route.fulfill(status=204))
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url) if "?q=" in request.url else None)
        field = page.get_by_role("searchbox", name="Suchbegriff")
        field.fill("jugend")
        with page.expect_request("**/finden/?q=*"):
            field.press("Enter")
        remembered.click()
        with page.expect_request("**/finden/?q=*"):
            field.press("Enter")
        query = f"{http_server}finden/?q=jugend&merkliste={first}"
        assert sent == [query, f"{query}%2C{second}"]


def test_the_comparison_leads_to_the_list_it_came_with(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"vergleich/?ids={records[0]['id']}&merkliste={ids_of(records[:2])}") as page:
        page.get_by_role("main").get_by_role("link", name="Merkliste", exact=True).click()
        status(page, 2)
        assert page.url.endswith(f"/merkliste/?ids={ids_of(records[:2])}")


def test_it_stays_in_this_browser_only_on_request(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    ids = ",".join(record["id"] for record in records[:2])
    with open_at(f"merkliste/?ids={ids}") as page:
        status(page, 2)
        page.get_by_role("button", name="In diesem Browser merken").click()
        page.goto(f"{http_server}merkliste/")
        status(page, 2)
        assert page.url.endswith(f"?ids={ids}")
        page.goto(http_server + address(records[2]))
        remember(page, records[2]["titel"]).click()
        page.goto(f"{http_server}merkliste/")
        status(page, 3)
        page.get_by_role("button", name="In diesem Browser vergessen").click()
        assert page.evaluate("localStorage.length") == 0


def ids_of(records: list[Record]) -> str:
    return ",".join(record["id"] for record in records)


@contextmanager
def own_list(open_at: OpenAt, records: list[Record]) -> Iterator[Page]:
    """A page of a browser in which the given entries are kept."""
    with open_at(f"merkliste/?ids={ids_of(records)}") as page:
        status(page, len(records))
        page.get_by_role("button", name="In diesem Browser merken").click()
        yield page


def storage(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return found


def removal(page: Page, record: Record) -> Locator:
    return page.get_by_role("button", name=f"Entfernen: {record['titel']}")


def test_somebody_elses_list_does_not_replace_mine(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    with own_list(open_at, records[:2]) as page:
        before = storage(page)
        page.goto(f"{http_server}merkliste/?ids={ids_of(records[2:5])}")
        status(page, 3)
        expect(page.get_by_text("In diesem Browser ist eine andere Liste gemerkt: Ihre Liste mit 2 Einträgen")).to_be_visible()
        for name in ("In diesem Browser vergessen", "In diesem Browser merken", "Liste leeren"):
            expect(page.get_by_role("button", name=name)).to_be_hidden()
        removal(page, records[3]).click()
        status(page, 2)
        assert page.url.endswith(f"?ids={records[2]['id']},{records[4]['id']}")
        page.go_back()
        status(page, 3)
        page.reload()
        status(page, 3)
        assert storage(page) == before
        page.get_by_role("link", name="Ihre Liste mit 2 Einträgen").click()
        status(page, 2)
        expect(page.get_by_text("eine andere Liste gemerkt")).to_be_hidden()
        removal(page, records[0]).click()
        status(page, 1)
        assert list(storage(page).values()) == [records[1]["id"]]


def test_somebody_elses_list_is_taken_over_by_a_click(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    with own_list(open_at, records[:2]) as page:
        page.goto(f"{http_server}merkliste/?ids={ids_of(records[1:3])}")
        page.get_by_role("button", name="1 Eintrag in meine Liste übernehmen").click()
        status(page, 3)
        expect(page.get_by_role("status").first).to_be_focused()
        expect(page.get_by_role("button", name="In diesem Browser vergessen")).to_be_visible()
        assert list(storage(page).values()) == [ids_of(records[:3])]
        page.goto(f"{http_server}merkliste/?ids={ids_of(records[:1])}")
        expect(page.get_by_text("Alle Einträge von hier stehen schon darin.")).to_be_visible()
        expect(page.get_by_role("button", name="übernehmen")).to_be_hidden()


def test_the_address_of_my_own_list_is_my_own_list(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    with own_list(open_at, records[:2]) as page:
        page.goto(f"{http_server}merkliste/?ids={records[1]['id']},{records[0]['id']}")
        expect(page.get_by_role("button", name="In diesem Browser vergessen")).to_be_visible()
        removal(page, records[1]).click()
        status(page, 1)
        assert list(storage(page).values()) == [records[0]["id"]]


def test_back_on_my_own_list_shows_what_is_kept_now(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    with own_list(open_at, records[:1]) as page:
        page.goto(http_server + address(records[1]))
        remember(page, records[1]["titel"]).click()
        page.go_back()
        status(page, 2)
        expect(page.get_by_text("eine andere Liste gemerkt")).to_be_hidden()


def test_back_within_my_own_list_leaves_it_mine(open_at: OpenAt, records: list[Record]) -> None:
    with own_list(open_at, records[:3]) as page:
        removal(page, records[0]).click()
        status(page, 2)
        page.get_by_role("link", name="Zum Inhalt springen").press("Enter")
        removal(page, records[1]).click()
        status(page, 1)
        for _ in range(3):
            page.go_back()
            status(page, 1)
            expect(page.get_by_role("button", name="In diesem Browser vergessen")).to_be_visible()
            expect(page.get_by_text("Diese Liste kommt aus einem Link")).to_be_hidden()
            assert page.url.endswith(f"?ids={records[2]['id']}") or page.url.endswith(f"?ids={records[2]['id']}#inhalt")
        assert list(storage(page).values()) == [records[2]["id"]]


def test_from_somebody_elses_list_my_empty_one_is_reached(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    with own_list(open_at, records[:1]) as page:
        removal(page, records[0]).click()
        page.goto(f"{http_server}merkliste/?ids={records[1]['id']}")
        page.get_by_role("link", name="Ihre Liste mit 0 Einträgen").click()
        expect(page.get_by_text("Noch ist nichts gemerkt.")).to_be_visible()


def test_somebody_elses_list_does_not_travel_along_with_mine(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    with own_list(open_at, records[:1]) as page:
        page.goto(f"{http_server}merkliste/?ids={ids_of(records[1:3])}")
        entries(page).get_by_role("link").first.click()
        expect(page.get_by_role("region", name="Merkliste")).to_contain_text("1 Eintrag gemerkt")
        assert "merkliste=" not in page.url
        remember(page, records[1]["titel"]).click()
        assert list(storage(page).values()) == [ids_of(records[:2])]


def test_entries_are_removed_and_the_focus_goes_on(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"merkliste/?ids={records[0]['id']},{records[1]['id']}") as page:
        status(page, 2)
        page.get_by_role("button", name=f"Entfernen: {records[0]['titel']}").press("Enter")
        status(page, 1)
        expect(page.get_by_role("button", name=f"Entfernen: {records[1]['titel']}")).to_be_focused()
        page.get_by_role("button", name=f"Entfernen: {records[1]['titel']}").press("Enter")
        status(page, 0)
        expect(page.get_by_text("Noch ist nichts gemerkt.")).to_be_visible()
        page.go_back()
        status(page, 1)


STRANGE = ["<img src=x onerror=alert(1)>", "__proto__", "../../etc/passwd"]


@pytest.mark.parametrize("place", ["merkliste/", "vergleich/"])
def test_unknown_ids_are_named(open_at: OpenAt, records: list[Record], place: str) -> None:
    asked = ["gibt-es-nicht", "constructor", records[0]["id"], *STRANGE, "\0"]
    with open_at(f"{place}?ids={','.join(quote(name, safe='') for name in asked)}") as page:
        sentence = page.get_by_text("Das gibt es hier nicht oder nicht mehr:")
        for name in ("gibt-es-nicht", "constructor", *STRANGE, "%00"):
            expect(sentence).to_contain_text(f"„{name}“")
        role: Literal["button", "link"] = "button" if place == "merkliste/" else "link"
        expect(page.get_by_role(role, name=f"Entfernen: {records[0]['titel']}")).to_be_visible()


def test_of_many_unknown_ids_ten_are_named(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"merkliste/?ids={records[0]['id']},{','.join(f'_{number}' for number in range(25))}") as page:
        status(page, 1)
        expect(page.get_by_text("„_9“ und 15 weitere.")).to_be_visible()
        expect(page.get_by_text("„_10“")).to_have_count(0)


RECORDS = "**/daten/v1/eintraege/*"
UNREACHABLE = "Nicht zu laden: „{}“. Laden Sie die Seite noch einmal."


@pytest.mark.parametrize("answer", ["none", "500", "broken"])
def test_what_cannot_be_loaded_is_not_called_unknown(open_at: OpenAt, records: list[Record], answer: str) -> None:
    there, lost = records[:2]

    def refuse(route: Route) -> None:
        if answer == "none":
            route.abort()
        else:
            route.fulfill(status=500 if answer == "500" else 200, body="<p>Wartung</p>")

    with open_at() as page:
        site = page.url
        page.route(f"**/{lost['id']}.json", refuse)
        sentence = page.get_by_text(UNREACHABLE.format(lost["id"]))
        page.goto(f"{site}merkliste/?ids={there['id']},{lost['id']},gibt-es-nicht")
        expect(page.get_by_role("status").first).to_have_text("1 von 2 Einträgen")
        expect(sentence).to_be_visible()
        expect(page.get_by_text("Das gibt es hier nicht oder nicht mehr: „gibt-es-nicht“.")).to_be_visible()
        page.goto(f"{site}vergleich/?ids={there['id']},{lost['id']},gibt-es-nicht")
        expect(page.get_by_role("columnheader")).to_have_count(1)
        expect(sentence).to_be_visible()
        expect(page.get_by_text("Das gibt es hier nicht oder nicht mehr: „gibt-es-nicht“.")).to_be_visible()
        expect(page.get_by_text("Wählen Sie auf der Merkliste")).to_be_hidden()
        page.get_by_role("link", name=f"Entfernen: {there['titel']}").press("Enter")
        expect(page.get_by_role("table")).to_have_count(0)
        expect(sentence.locator("..")).to_be_focused()


def test_a_list_out_of_reach_is_not_called_empty(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    with open_at() as page:
        page.route(RECORDS, lambda route: route.abort())
        page.goto(f"{http_server}merkliste/?ids={records[0]['id']}")
        expect(page.get_by_text(UNREACHABLE.format(records[0]["id"]))).to_be_visible()
        expect(page.get_by_role("status").first).to_have_text("0 von 1 Eintrag")
        expect(page.get_by_text("Noch ist nichts gemerkt.")).to_be_hidden()
        page.unroute(RECORDS)
        page.reload()
        status(page, 1)


@pytest.mark.parametrize("place", ["merkliste/", "vergleich/"])
def test_a_jump_within_the_page_redraws_nothing(open_at: OpenAt, records: list[Record], place: str) -> None:
    with open_at(f"{place}?ids={ids_of(records[:2])}") as page:
        link = page.get_by_role("main").get_by_role("link", name=records[0]["titel"], exact=True).first
        link.evaluate("link => link.setAttribute('aria-description', 'derselbe')")
        page.get_by_role("link", name="Zum Inhalt springen").press("Enter")
        page.wait_for_url("**#inhalt")
        page.wait_for_load_state("networkidle")
        expect(link).to_have_accessible_description("derselbe")


def test_back_while_the_comparison_still_loads_is_heard(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"vergleich/?ids={ids_of(records[:3])}") as page:
        headers = page.get_by_role("columnheader")
        page.get_by_role("link", name=f"Entfernen: {records[2]['titel']}").click()
        expect(headers).to_have_count(2)
        held: list[Route] = []
        first = f"**/{records[0]['id']}.json"
        page.route(first, lambda route: held.append(route))
        with page.expect_request(first):
            page.reload(wait_until="commit")
        page.go_back(wait_until="commit")
        page.wait_for_url(f"**/vergleich/?ids={ids_of(records[:3])}")
        for route in held:
            route.continue_()
        expect(headers).to_have_count(3)


def test_the_finder_names_odd_values_as_the_list_does(open_at: OpenAt) -> None:
    odd = f"{'a' * 50},\u202eb,{','.join(f'_{number}' for number in range(5))}"
    with open_at(f"finden/?thema={quote(odd)}&status={','.join(f'-{number}' for number in range(1205))}") as page:
        sentence = page.get_by_text("Diese Werte gibt es nicht")
        for name in (f"{'a' * 40}…", "%E2%80%AEb", "_4"):
            expect(sentence).to_contain_text(f"„{name}“")
        assert (sentence.text_content() or "").count("„") == 10
        expect(sentence).to_contain_text("und 1.202 weitere.")


def test_a_list_holds_sixty(open_at: OpenAt, records: list[Record]) -> None:
    ids = [record["id"] for record in records]
    assert len(ids) > 60
    with open_at(f"merkliste/?ids={','.join(ids)}") as page:
        status(page, 60)
        left = len(ids) - 60
        expect(page.get_by_text(f"Eine Liste fasst 60 Einträge: {left} weitere bleiben weg.")).to_be_visible()


def test_two_names_of_an_entry_are_one(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    new = records[0]["id"]
    redirects = f"""data-weiterleitungen='{{"alter-name": "{new}"}}'"""
    with open_at() as page:

        def with_redirect(route: Route) -> None:
            text = re.sub(r'data-weiterleitungen="[^"]*"', redirects, route.fetch().text())
            route.fulfill(body=text, content_type="text/html")

        page.route("**/merkliste/?ids=*", with_redirect)
        page.goto(f"{http_server}merkliste/?ids=alter-name,{new},{records[1]['id']}")
        status(page, 2)
        removal(page, records[0]).click()
        status(page, 1)
        assert page.url.endswith(f"?ids={records[1]['id']}")


def test_an_empty_list_offers_nothing_to_print_or_copy(open_at: OpenAt) -> None:
    with open_at("merkliste/") as page:
        status(page, 0)
        expect(page.get_by_role("button", name="Als Heft drucken")).to_be_hidden()
        expect(page.get_by_text("Abschnitt für Newsletter und E-Mail")).to_be_hidden()
    with open_at("vergleich/") as page:
        expect(page.get_by_text("Wählen Sie auf der Merkliste")).to_be_visible()
        expect(page.get_by_role("button", name="Drucken")).to_be_hidden()


def test_removing_carries_no_star(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"merkliste/?ids={records[0]['id']}") as page:
        button = removal(page, records[0])
        expect(button).to_be_visible()
        assert button.evaluate("button => getComputedStyle(button, '::before').content") == "none"


def test_every_kind_of_entry_can_be_remembered(open_at: OpenAt, built_site: Path) -> None:
    pages = [sorted(built_site.glob(f"{art}/*/index.html")) for art in ("methoden", "veranstaltungen", "impulse", "programme")]
    known = {path.stem for path in built_site.glob("daten/v1/eintraege/*.json")}
    ids = [next(page.parent.name for page in found if page.parent.name in known) for found in pages]
    with open_at(f"merkliste/?ids={','.join(ids)}") as page:
        status(page, len(ids))
        for kind in ("Methode", "Veranstaltung", "Impuls", "Programm"):
            expect(page.get_by_text(re.compile(f"^{kind}")).first).to_be_visible()


def test_the_newsletter_section_is_that_of_the_entries(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    chosen = records[:2]
    with open_at(f"merkliste/?ids={','.join(record['id'] for record in chosen)}") as page:
        status(page, 2)
        page.get_by_text("Abschnitt für Newsletter und E-Mail").click()
        forms = ("HTML", "Nur Text", "Markdown")
        texts = {name: page.get_by_role("textbox", name=name, exact=True).input_value() for name in forms}
        for record in chosen:
            page.goto(http_server + address(record))
            page.get_by_text("Text für Newsletter und E-Mail").click()
            for name, text in texts.items():
                assert page.get_by_role("textbox", name=name, exact=True).input_value() in text


def print_booklet(page: Page) -> None:
    """Click the button; the print dialogue itself cannot be looked at."""
    page.evaluate(
        """() => {
          window.print = () => {
            dispatchEvent(new Event("beforeprint"));
            document.documentElement.dataset.gedruckt = "";
          };
        }"""
    )
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Als Heft drucken").click()
    page.locator("html[data-gedruckt]").wait_for(state="attached")
    page.emulate_media(media="print")


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


def test_it_prints_as_a_booklet(open_at: OpenAt, http_server: str, built_site: Path, records: list[Record]) -> None:
    chosen = records[:3]
    with open_at(f"merkliste/?ids={ids_of(chosen)}") as page:
        status(page, 3)
        expect(page.get_by_role("region", name="Heft")).to_be_hidden()
        print_booklet(page)
        expect(page.get_by_role("button")).to_have_count(0)
        expect(page.get_by_role("heading", name="Merkliste")).to_be_hidden()
        booklet = page.get_by_role("region", name="Heft")
        expect(booklet).to_contain_text("3 Einträge")
        expect(booklet).to_contain_text("Stand22.11.2026")
        expect(booklet).to_contain_text(f"{http_server}merkliste/?ids={ids_of(chosen)}")
        expect(booklet).to_contain_text("CC BY 4.0")
        parts = booklet.get_by_role("article")
        expect(parts).to_have_count(3)
        for part, record in zip(parts.all(), chosen, strict=True):
            expect(booklet.get_by_role("list").first.get_by_role("link", name=record["titel"], exact=True)).to_be_visible()
            expect(part.get_by_role("heading", level=2, name=record["titel"])).to_be_visible()
            expect(part).to_contain_text(" ".join(record["kurz"].split())[:60])
            expect(part).to_contain_text(record["abgeleitet"]["kurzlink"])
            for level in record["abgeleitet"]["bezeichnungen"]["nachweis"].values():
                expect(part.get_by_role("definition").get_by_text(level, exact=True)).to_be_visible()
            text = json.loads((built_site / f"daten/v1/eintraege/{record['id']}.json").read_text(encoding="utf-8"))["text"]
            for heading in re.findall(r"^## (.+)$", text, re.M):
                expect(part.get_by_role("heading", level=3, name=heading)).to_be_visible()
            for source in record["quellen"].values():
                expect(part.get_by_role("link", name=source["titel"]).first).to_be_visible()
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
        assert len(set(ids)) == len(ids)
        assert page.locator(".pb-heft script, .pb-heft button, .pb-heft [href^='..']").count() == 0
        targets = page.evaluate("[...document.querySelectorAll('.pb-heft [href^=\"#\"]')].map(({ hash }) => hash.slice(1))")
        assert set(targets) <= set(ids)
        single = 0
        for record in chosen:
            page.goto(f"{http_server}merkliste/?ids={record['id']}")
            status(page, 1)
            print_booklet(page)
            single += sheets(page) - 1
        page.goto(f"{http_server}merkliste/?ids={ids_of(chosen)}")
        status(page, 3)
        print_booklet(page)
        assert sheets(page) == 1 + single, "a cover, then each entry on pages of its own"


def test_the_booklet_names_gaps(open_at: OpenAt, records: list[Record]) -> None:
    record = next(record for record in records if record["aufwand"] == "nicht-erhoben")
    with open_at(f"merkliste/?ids={record['id']}") as page:
        status(page, 1)
        print_booklet(page)
        terms = page.get_by_role("region", name="Heft").locator("dl > div").all_inner_texts()
        assert f"Aufwand\n{GAP}" in terms


def test_a_page_that_cannot_be_fetched_is_printed_as_a_card(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"merkliste/?ids={ids_of(records[:2])}") as page:
        status(page, 2)
        page.route(f"**/{address(records[0])}", lambda route: route.abort())
        print_booklet(page)
        first, second = page.get_by_role("region", name="Heft").locator(":scope > article").all()
        expect(first.get_by_role("heading")).to_have_text(records[0]["titel"])
        expect(first).to_contain_text(records[0]["abgeleitet"]["kurzlink"].split("://")[1])
        expect(second.get_by_role("heading", name="Quellen")).to_be_visible()


def test_while_a_page_is_awaited_the_page_says_so(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    with open_at() as page:
        page.clock.install()
        page.goto(f"{http_server}merkliste/?ids={records[0]['id']}")
        status(page, 1)
        held: list[Route] = []
        place = f"**/{address(records[0])}"
        page.route(place, lambda route: held.append(route))
        page.evaluate("void (window.print = () => {})")
        with page.expect_request(place):
            page.get_by_role("button", name="Als Heft drucken").click()
        page.clock.run_for(14_000)
        message = page.get_by_text("Das Heft wird zusammengestellt …")
        expect(message).to_be_visible()
        held[0].continue_()
        expect(message).to_have_count(0)


def test_the_booklet_is_drawn_once(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"merkliste/?ids={ids_of(records[:2])}") as page:
        status(page, 2)
        booklet = page.get_by_role("region", name="Heft", include_hidden=True)
        booklet.evaluate(
            """booklet => new MutationObserver((changes) => {
              const drawn = changes.flatMap(({ addedNodes }) => [...addedNodes]).length;
              booklet.dataset.gezeichnet = Number(booklet.dataset.gezeichnet ?? 0) + drawn;
            }).observe(booklet, { childList: true })"""
        )
        print_booklet(page)
        expect(booklet).to_have_attribute("data-gezeichnet", "2")


def test_printed_without_the_button_it_has_a_cover_and_cards(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"merkliste/?ids={ids_of(records[:4])}") as page:
        status(page, 4)
        assert sheets(page) < 4
        page.emulate_media(media="print")
        booklet = page.get_by_role("region", name="Heft")
        expect(booklet).to_contain_text("CC BY 4.0")
        for record in records[:4]:
            expect(booklet.get_by_text(record["abgeleitet"]["kurzlink"].split("://")[1])).to_be_visible()


def test_the_booklet_asks_for_pages_only_when_somebody_prints(open_at: OpenAt, records: list[Record]) -> None:
    with open_at() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{page.url}merkliste/?ids={records[0]['id']}")
        status(page, 1)
        assert not [url for url in asked if url.endswith(address(records[0]))]
        print_booklet(page)
        print_booklet(page)
        assert len([url for url in asked if url.endswith(address(records[0]))]) == 1


def cells(page: Page, row: str) -> list[str]:
    header = page.get_by_role("rowheader", name=re.compile(f"^{re.escape(row)}"))
    return [text.strip() for text in page.get_by_role("row").filter(has=header).get_by_role("cell").all_inner_texts()]


def test_three_examples_stand_side_by_side(open_at: OpenAt, records: list[Record]) -> None:
    chosen = records[:3]
    with open_at(f"merkliste/?ids={','.join(record['id'] for record in chosen)}") as page:
        page.get_by_role("link", name="3 Beispiele vergleichen").click()
        table = page.get_by_role("table")
        for record in chosen:
            expect(table.get_by_role("columnheader", name=record["titel"])).to_be_visible()
        orte = [", ".join(ort["label"] for ort in record["abgeleitet"]["orte"]) or GAP for record in chosen]
        assert cells(page, "Ort") == orte
        levels = [next(iter(record["abgeleitet"]["bezeichnungen"]["nachweis"].values())) for record in chosen]
        assert cells(page, "Nachweis") == levels
        header = page.get_by_role("rowheader", name=re.compile("^Nachweis"))
        expect(header).to_contain_text("gleich" if len(set(levels)) == 1 else "verschieden")


def test_gaps_are_said(open_at: OpenAt, records: list[Record]) -> None:
    without = [record for record in records if record["aufwand"] == "nicht-erhoben"][:2]
    with open_at(f"vergleich/?ids={','.join(record['id'] for record in without)}") as page:
        expect(page.get_by_role("table")).to_be_visible()
        assert cells(page, "Aufwand") == [GAP, GAP]
        expect(page.get_by_role("rowheader", name=re.compile("^Aufwand"))).to_contain_text("mit Lücken")


def test_no_programme_is_no_gap(open_at: OpenAt, records: list[Record]) -> None:
    without = [record for record in records if record["programm"] is None][:2]
    with open_at(f"vergleich/?ids={ids_of(without)}") as page:
        expect(page.get_by_role("table")).to_be_visible()
        assert cells(page, "Programm") == ["keines genannt"] * 2


def test_no_more_than_three_are_compared(open_at: OpenAt, records: list[Record]) -> None:
    ids = [record["id"] for record in records[:4]]
    with open_at(f"merkliste/?ids={','.join(ids)}") as page:
        status(page, 4)
        choices = page.get_by_role("checkbox", name=re.compile("^Vergleichen"))
        expect(choices.nth(3)).to_be_disabled()
        expect(choices.nth(3)).to_have_accessible_description("Höchstens drei lassen sich vergleichen.")
        expect(page.get_by_text("Höchstens drei lassen sich vergleichen.").filter(visible=True)).to_have_count(1)
        choices.nth(0).uncheck()
        expect(choices.nth(3)).to_have_accessible_description("")
        expect(page.get_by_text("Höchstens drei lassen sich vergleichen.").filter(visible=True)).to_have_count(0)
        choices.nth(3).check()
        page.get_by_role("link", name="3 Beispiele vergleichen").click()
        page.wait_for_url(f"**/vergleich/?ids={','.join(ids[1:])}*")
        page.get_by_role("link", name=re.compile("^Entfernen")).first.click()
        expect(page.get_by_role("columnheader")).to_have_count(2)
    with open_at(f"vergleich/?ids={','.join(ids)}") as page:
        expect(page.get_by_text(f"nicht gezeigt: „{ids[3]}“")).to_be_visible()


def test_the_choice_for_the_comparison_outlives_a_change_of_the_list(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"merkliste/?ids={ids_of(records[:5])}") as page:
        status(page, 5)

        def choice(number: int) -> Locator:
            return page.get_by_role("checkbox", name=f"Vergleichen: {records[number]['titel']}", exact=True)

        def chosen(*numbers: int) -> None:
            for number in range(5):
                expect(choice(number)).to_be_checked(checked=number in numbers)

        choice(0).uncheck()
        choice(4).check()
        page.get_by_role("button", name="In diesem Browser merken").click()
        expect(page.get_by_role("button", name="In diesem Browser vergessen")).to_be_visible()
        chosen(1, 2, 4)
        removal(page, records[1]).click()
        status(page, 4)
        expect(choice(0)).not_to_be_checked()
        expect(choice(4)).to_be_checked()
        expect(page.get_by_role("link", name="2 Beispiele vergleichen")).to_be_visible()


def test_the_first_three_examples_are_chosen_for_the_comparison(open_at: OpenAt, built_site: Path, records: list[Record]) -> None:
    known = {path.stem for path in built_site.glob("daten/v1/eintraege/*.json")}
    method = next(path.name for path in sorted(built_site.glob("methoden/*")) if path.name in known)
    with open_at(f"merkliste/?ids={method},{ids_of(records[:4])}") as page:
        status(page, 5)
        expect(page.get_by_role("link", name="3 Beispiele vergleichen")).to_be_visible()


def test_an_example_leaves_the_comparison_by_keyboard(open_at: OpenAt, records: list[Record]) -> None:
    chosen = records[:3]
    with open_at(f"vergleich/?ids={ids_of(chosen)}&passt=landkreis") as page:
        headers = page.get_by_role("columnheader")
        expect(headers).to_have_count(3)
        page.evaluate("document.documentElement.dataset.dieselbe = ''")

        def leave(record: Record) -> Locator:
            return page.get_by_role("link", name=f"Entfernen: {record['titel']}")

        leave(chosen[1]).press("Enter")
        expect(headers).to_have_count(2)
        expect(leave(chosen[2])).to_be_focused()
        assert page.url.endswith(f"?ids={chosen[0]['id']},{chosen[2]['id']}&passt=landkreis")
        leave(chosen[2]).press("Enter")
        expect(leave(chosen[0])).to_be_focused()
        page.go_back()
        expect(headers).to_have_count(2)
        expect(page.get_by_role("caption")).to_be_focused()
        page.go_back()
        expect(headers).to_have_count(3)
        page.go_forward()
        expect(headers).to_have_count(2)
        leave(chosen[2]).press("Enter")
        leave(chosen[0]).press("Enter")
        expect(page.get_by_role("table")).to_have_count(0)
        expect(page.get_by_text("Wählen Sie auf der Merkliste").locator("..")).to_be_focused()
        assert page.evaluate("'dieselbe' in document.documentElement.dataset"), "the page was never reloaded"


@pytest.mark.parametrize("width", [320, 390, 767, 768, 1280])
def test_nothing_in_the_comparison_takes_the_focus_unseen(open_at: OpenAt, records: list[Record], width: int) -> None:
    with open_at(f"vergleich/?ids={ids_of(records[:3])}", viewport={"width": width, "height": 900}) as page:
        for record in records[:3]:
            for name in (record["titel"], f"Entfernen: {record['titel']}"):
                link = page.get_by_role("main").get_by_role("link", name=name)
                link.first.focus()
                expect(link.first).to_be_focused()
                expect(link.first).to_be_in_viewport(ratio=1)
                assert link.first.evaluate(
                    """link => {
                      const { left, top, width, height } = link.getClientRects()[0];
                      const there = document.elementFromPoint(left + width / 2, top + height / 2);
                      return width > 20 && height > 15 && link.contains(there);
                    }"""
                ), "not covered, not clipped"


@pytest.mark.parametrize("place", ["merkliste/", "vergleich/"])
def test_nothing_jumps_while_the_entries_come(open_at: OpenAt, records: list[Record], place: str) -> None:
    first, second = records[:2]
    with open_at(f"{place}?ids={first['id']},{second['id']}") as page:
        expect(page.get_by_role("link", name=first["titel"], exact=True).first).to_be_visible()
        shift = page.evaluate(
            """() => new Promise((resolve) => {
              let sum = 0;
              const observer = new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; });
              observer.observe({ type: "layout-shift", buffered: true });
              setTimeout(() => resolve(sum), 300);
            })"""
        )
        assert shift < 0.05


@pytest.mark.parametrize("place", ["merkliste/", "vergleich/"])
def test_from_the_file_system_the_page_says_so(chromium: Browser, built_site: Path, place: str) -> None:
    page = chromium.new_page()
    try:
        page.goto((built_site / place / "index.html").as_uri())
        expect(page.get_by_text("nicht von der Festplatte lesen")).to_be_visible()
        expect(page.get_by_role("link", name="alle Beispiele")).to_be_visible()
    finally:
        page.close()


@pytest.mark.parametrize("place", ["merkliste/", "vergleich/"])
def test_without_script_the_page_says_what_to_do(open_at: OpenAt, place: str) -> None:
    with open_at(place, java_script_enabled=False) as page:
        expect(page.get_by_text("braucht JavaScript")).to_be_visible()
        expect(page.get_by_role("link", name="alle Beispiele")).to_be_visible()


def test_without_script_there_is_nothing_to_click_in_vain(open_at: OpenAt) -> None:
    with open_at("beispiele/", java_script_enabled=False) as page:
        expect(page.get_by_role("button", name=re.compile("Merken"))).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
def test_buttons_take_no_room_when_they_come(open_at: OpenAt, width: int) -> None:
    """The room is there before the script: nothing on the page moves."""
    height = "document.querySelector('.pb-karten').offsetHeight"
    with open_at("beispiele/", viewport={"width": width, "height": 900}) as page:
        page.get_by_role("button", name=re.compile("^Merken")).first.wait_for()
        after = page.evaluate(height)
        page.evaluate("document.querySelectorAll('.pb-merken').forEach((button) => button.remove())")
        assert page.evaluate(height) == after


@pytest.mark.parametrize("place", ["merkliste/", "vergleich/", "beispiele/"])
@pytest.mark.parametrize("colours", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str)
def test_axe_finds_nothing(open_at: OpenAt, records: list[Record], place: str, colours: dict[str, str]) -> None:
    query = f"?merkliste={ids_of(records[:3])}" if place == "beispiele/" else f"?ids={ids_of(records[:3])}&passt=landkreis"
    for width in (1280, 390, 320):
        with open_at(place + query, viewport={"width": width, "height": 900}, **colours) as page:
            page.wait_for_load_state("networkidle")
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing_on_somebody_elses_list(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    with own_list(open_at, records[:1]) as page:
        page.goto(f"{http_server}merkliste/?ids={ids_of(records[1:6])},_")
        status(page, 5)
        assert violations(page) == []
