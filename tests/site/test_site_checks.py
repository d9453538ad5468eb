"""``finish``: each check of the built HTML with a page that breaks it and one that does not, and the exact place."""

from __future__ import annotations

from pathlib import Path

import pytest

from praxis.finish import site_checks
from praxis.finish.sanitiser import TEXT_BEGIN, TEXT_END
from praxis.finish.site_checks import check_site
from praxis.problems import Problem

SITE_URL = "https://praxis.example/sammlung/"


def page(body: str, head: str = "") -> str:
    head = f'<html lang="de">\n<head><title>Seite</title>{head}</head>'
    return f"<!doctype html>\n{head}\n<body><main>\n<h1>Titel</h1>\n{body}\n</main></body></html>\n"


def check(site: Path, files: dict[str, str], **options: object) -> list[Problem]:
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    return list(check_site(site, site_url=SITE_URL, **options))  # type: ignore[arg-type]


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def with_target(body: str, head: str = "") -> dict[str, str]:
    """A page at ``beispiele/a/`` within a small site to point into."""
    return {
        "beispiele/a/index.html": page(body, head),
        "index.html": page(""),
        "beispiele/b/index.html": page('<h2 id="ueber-uns">Über uns</h2><a name="alt"></a>'),
        "assets/a.css": "p { margin: 0 }",
        "assets/ä b.png": "",
    }


GOOD_LINKS = [
    "../b/",
    "../b/index.html",
    "../b/#ueber-uns",
    "../b/?q=x&amp;y=z#ueber-uns",
    "../b/#alt",
    "../../",
    "../..",
    "",
    "#",
    "#top",
    "?seite=2",
    "./",
    "../b/#%75eber-uns",
    "../../assets/%C3%A4%20b.png",
    "../../assets/ä b.png",
    SITE_URL,
    f"{SITE_URL}beispiele/b/#ueber-uns",
    "https://anderswo.example/x/",
    "//anderswo.example/",
    "mailto:a@b.example",
    "tel:+49",
    "../b/#:~:text=etwas",
]


@pytest.mark.parametrize("link", GOOD_LINKS)
def test_links_that_lead_somewhere(tmp_path: Path, link: str) -> None:
    assert check(tmp_path, with_target(f'<a href="{link}">Text</a>')) == []


BAD_LINKS = [
    ("../c/", "PB901"),
    ("../b", "PB901"),
    ("../b/index.htm", "PB901"),
    ("../../../", "PB901"),
    ("../../../site/index.html", "PB901"),
    (f"{SITE_URL}beispiele/c/", "PB901"),
    ("../b/#fehlt", "PB902"),
    ("#fehlt", "PB902"),
    (f"{SITE_URL}beispiele/b/#fehlt", "PB902"),
    ("/beispiele/b/", "PB903"),
    ("javascript:alert(1)", "PB904"),
    ("java&#10;script:alert(1)", "PB904"),
    (" JavaScript:alert(1)", "PB904"),
    ("data:text/html,hallo", "PB904"),
    ("vbscript:x", "PB904"),
    ("file:///etc/passwd", "PB904"),
]


@pytest.mark.parametrize(("link", "code"), BAD_LINKS)
def test_links_that_do_not(tmp_path: Path, link: str, code: str) -> None:
    problems = check(tmp_path, with_target(f'<p>\n<a href="{link}">Text</a>'))
    assert codes(problems) == [code]
    assert problems[0].path == str(tmp_path / "beispiele/a/index.html")


def test_the_message_names_place_and_remedy(tmp_path: Path) -> None:
    problem, *rest = check(tmp_path, with_target('<p>eins</p>\n<p><a href="../c/?x=1&amp;y=2">Text</a></p>'))
    assert not rest
    assert (problem.line, problem.message) == (7, "Der Verweis „../c/?x=1&y=2“ führt ins Leere.")
    missing_slash, *rest = check(tmp_path, with_target('<a href="../b">Text</a>'))
    assert not rest
    assert missing_slash.hint == "Am Ende der Adresse fehlt ein /."


def test_the_same_mistake_on_every_page_is_told_three_times(tmp_path: Path) -> None:
    files = {f"{number}/index.html": page('<a href="../fehlt/">Fuß</a>') for number in range(9)}
    problems = check(tmp_path, {**files, "a/index.html": page('<a href="../anders/">x</a>')})
    assert codes(problems) == ["PB901"] * 4
    assert problems[2].message == "Der Verweis „../fehlt/“ führt ins Leere. (Ebenso an 6 weiteren Stellen.)"
    assert "anders" in problems[3].message


def test_an_address_the_server_redirects_needs_no_file(tmp_path: Path) -> None:
    files = with_target('<a href="../alt/">Text</a>')
    assert codes(check(tmp_path, files)) == ["PB901"]
    assert check(tmp_path, files, redirected=["beispiele/alt/"]) == []


@pytest.mark.parametrize(
    "body",
    [
        '<form action="../c/"></form>',
        '<map><area href="../c/" alt="x"></map>',
        '<link rel="canonical" href="../c/">',
        '<meta http-equiv="refresh" content="0; url=../c/">',
    ],
)
def test_other_elements_lead_somewhere_too(tmp_path: Path, body: str) -> None:
    assert codes(check(tmp_path, with_target(body))) == ["PB901"]
    assert check(tmp_path, with_target(body.replace("../c/", "../b/"))) == []


def test_only_the_page_for_missing_pages_links_from_the_root(tmp_path: Path) -> None:
    missing = page('<a href="/sammlung/b/">B</a><img src="/sammlung/c.png" alt="">')
    assert check(tmp_path, {"404.html": missing, "b/index.html": page(""), "c.png": ""}) == []
    assert codes(check(tmp_path, {"404.html": page('<a href="/sammlung/fehlt/">B</a>')})) == ["PB901"]


def test_every_id_stands_once(tmp_path: Path) -> None:
    problems = check(tmp_path, {"index.html": page('<p id="a"></p>\n<p id="b"></p>\n<p id="a"></p>')})
    assert codes(problems) == ["PB905"]
    assert "„a“ kommt 2-mal vor" in problems[0].message
    assert check(tmp_path, {"index.html": page('<p id="a"></p><p id="b"></p>')}) == []


def test_every_picture_has_an_alternative_text(tmp_path: Path) -> None:
    picture = {"bild.png": ""}
    problems = check(tmp_path, {"index.html": page('<p>\n<img src="bild.png">'), **picture})
    assert (codes(problems), problems[0].line) == (["PB906"], 7)
    assert check(tmp_path, {"index.html": page('<img src="bild.png" alt="">'), **picture}) == []


FOREIGN = [
    '<script src="https://x.example/a.js"></script>',
    '<img src="//x.example/a.png" alt="">',
    '<img src="HTTPS://x.example/a.png" alt="">',
    '<img srcset="../../assets/a.css 1x, https://x.example/a.png 2x" alt="">',
    '<picture><source srcset="https://x.example/a.png"></picture>',
    '<iframe src="https://x.example/"></iframe>',
    '<video src="http://x.example/v" poster="../../assets/a.css"></video>',
    '<video poster="http://x.example/v"></video>',
    '<audio src="http://x.example/v"></audio>',
    '<object data="https://x.example/"></object>',
    '<embed src="https://x.example/">',
    '<input type="image" src="https://x.example/a.png" alt="x">',
    '<svg><use href="https://x.example/a.svg#x"></use></svg>',
    '<svg><image xlink:href="https://x.example/a.png"></image></svg>',
    '<p style="background: url(https://x.example/a.png)">x</p>',
    '<style>@import "https://x.example/a.css";</style>',
    "<style>p { background: url( 'https://x.example/a.png' ) }</style>",
    *(
        f'<link rel="{relation}" href="https://x.example/a">'
        for relation in ("stylesheet", "shortcut icon", "preload", "preconnect", "dns-prefetch", "modulepreload", "manifest")
    ),
    '<base href="https://x.example/">',
    f'<img src="{SITE_URL}assets/a.png" alt="">',  # elsewhere than at its own address this would be another host
]


@pytest.mark.parametrize("body", FOREIGN)
def test_nothing_is_loaded_from_another_host(tmp_path: Path, body: str) -> None:
    assert codes(check(tmp_path, with_target(body))) == ["PB907"]


@pytest.mark.parametrize(
    "body",
    [
        '<link rel="stylesheet" href="../../assets/a.css">',
        '<link rel="alternate" href="https://x.example/feed.xml">',
        '<a href="https://x.example/a.png">Verweis</a>',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<svg><use href="#b"></use><g id="b"></g></svg>',
        '<p style="background: url(../../assets/a.css)">x</p>',
        "<style>/* url(https://x.example/) */ p { color: red }</style>",
        "<pre>&lt;img src=https://x.example/&gt;</pre>",
    ],
)
def test_what_is_ours_or_not_loaded(tmp_path: Path, body: str) -> None:
    assert check(tmp_path, with_target(body)) == []


def test_style_sheets_and_drawings_are_looked_at_too(tmp_path: Path) -> None:
    files = {
        "a/b.css": '@import url("https://x.example/c.css"); p { background: url(../d.png) } q { background: url(e.png) }',
        "d.png": "",
        "f.svg": '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://x.example/g.png"/></svg>',
    }
    problems = check(tmp_path, files)
    assert [(problem.code, Path(problem.path).name) for problem in problems] == [
        ("PB907", "b.css"),
        ("PB908", "b.css"),
        ("PB907", "f.svg"),
    ]


def test_what_is_loaded_exists(tmp_path: Path) -> None:
    assert codes(check(tmp_path, with_target('<script src="../../assets/b.js"></script>'))) == ["PB908"]


@pytest.mark.parametrize(
    ("headings", "count"),
    [
        ("<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2><h3>E</h3>", 0),
        ("<h2>B</h2><h1>A</h1>", 0),
        ("<h2>B</h2>", 1),
        ("<h1>A</h1><h1>B</h1>", 1),
        ("<h1>A</h1><h3>C</h3>", 1),
        ("<h1>A</h1><h2>B</h2><h4>C</h4>", 1),
    ],
)
def test_heading_order(tmp_path: Path, headings: str, count: int) -> None:
    html = f"<html><body><h3>Kopf</h3><main>{headings}</main><h4>Fuß</h4></body></html>"
    assert codes(check(tmp_path, {"index.html": html})) == ["PB909"] * count


def test_a_page_that_only_redirects_needs_no_heading(tmp_path: Path) -> None:
    redirect = '<html><head><meta http-equiv="Refresh" content="0;URL=\'../neu/\'"></head><body></body></html>'
    assert check(tmp_path, {"alt/index.html": redirect, "neu/index.html": page("")}) == []


def text(body: str) -> dict[str, str]:
    return {"beispiele/a/index.html": page(f"{TEXT_BEGIN}\n{body}\n{TEXT_END}")}


HARMLESS = """
<h2 id="x">Auf einen Blick<a class="headerlink" href="#x" title="Link zu diesem Abschnitt">¶</a></h2>
<p>Text &amp; mehr &lt;b&gt; „so“&nbsp;<sup class="pb-zitat"><a href="#x" id="q-1" aria-label="Quelle 1">[1]</a></sup><br />
<em>kursiv</em> <strong>fett</strong> <code>x</code> <abbr title="Sozialgesetzbuch">SGB</abbr> <a href="https://x.example/?a=1&amp;b=2">x</a></p>
<div class="admonition kontext"><p class="admonition-title">Umfeld</p><p>…</p></div>
<ul><li>a</li></ul><ol start="3"><li>b</li></ol><hr /><blockquote><p>c</p></blockquote><dl><dt>d</dt><dd>e</dd></dl>
<table><thead><tr><th style="text-align: right;">a</th></tr></thead>
<tbody><tr><td style="text-align: right;">1</td></tr></tbody></table>
"""


def test_what_markdown_makes_passes_the_sanitiser(tmp_path: Path) -> None:
    assert check(tmp_path, text(HARMLESS), entries=["beispiele/a/"]) == []


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<p onclick="x()">a</p>', "onclick"),
        ('<p style="position: fixed">a</p>', "style"),
        ('<iframe src="../a/"></iframe>', "<iframe>"),
        ('<svg onload="x()"><path d="M0"></path></svg>', "<svg>"),
        ("<form><input></form>", "<form>"),
        ("<style>p { color: red }</style>", "<style>"),
        ('<a href="javascript:x()">a</a>', "javascript:"),
        ('<a href="tel:1" ping="x">a</a>', "ping"),
        ('<a href="tel:1" target="_blank">a</a>', "target"),
        ("<p><img src=x onerror=alert(1)//", "onerror"),
        ("<math><mi></mi></math>", "<math>"),
    ],
)
def test_what_does_not_belong_into_a_text_is_named(tmp_path: Path, body: str, named: str) -> None:
    problems = [problem for problem in check(tmp_path, {**text(body), "x": ""}) if problem.code == "PB910"]
    assert problems
    assert any(named in problem.message for problem in problems)


def test_outside_of_the_text_the_page_may_use_more(tmp_path: Path) -> None:
    html = page(f"<svg><path></path></svg>{TEXT_BEGIN}<p>a</p>{TEXT_END}<script></script>")
    assert check(tmp_path, {"index.html": html}) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>ohne Marken</p>",
        f"{TEXT_BEGIN}<p>a</p>",
        f"{TEXT_END}{TEXT_BEGIN}",
        f"{TEXT_BEGIN}a{TEXT_END}<script></script>{TEXT_END}",
    ],
)
def test_the_text_of_an_entry_is_marked_exactly_once(tmp_path: Path, body: str) -> None:
    problems = check(tmp_path, {"beispiele/a/index.html": page(body)}, entries=["beispiele/a/"])
    assert codes(problems) == ["PB911"]


def test_many_pages_are_checked_by_two_processes_with_the_same_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{number}/index.html": page(f'<a href="../{number + 1}/">weiter</a>') for number in range(30)}
    alone = check(tmp_path, files)
    monkeypatch.setattr(site_checks, "_POOL_FROM_PAGES", 1)
    assert check(tmp_path, files) == alone
    assert codes(alone) == ["PB901"]


def test_the_real_site_is_clean(built_site: Path) -> None:
    assert list(check_site(built_site, site_url="https://praxisbruecken.example/")) == []
