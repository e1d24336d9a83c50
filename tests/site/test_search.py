"""The search field and the page of the search, as a reader uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from conftest import PREFIX, Served, Watch
from pages import LANGS, home, paths_of
from test_browser import NO_OVERFLOW

QUERY = {"kk": "курьер", "ru": "курьер", "en": "courier"}
TROUBLE = {"kk": "қорқытып жатыр", "ru": "мне угрожают", "en": "they threaten me"}
INDEX = "**/assets/search/**"
PAGE = "report/"


@pytest.fixture
def thumb(phone: Page) -> Iterator[Page]:
    yield phone


@pytest.fixture
def keys(desk: Page) -> Iterator[Page]:
    yield desk


def open_field(page: Page) -> None:
    if page.locator(".find-go").is_visible():
        page.locator(".find-go").click()
    else:
        page.locator(".find input").click()
    expect(page.locator(".find input")).to_be_focused()


def options(page: Page) -> list[str]:
    expect(page.locator("[role=option]").first).to_be_visible()
    return [str(o.get_attribute("href")) for o in page.locator("[role=option]").all()]


@pytest.mark.parametrize("lang", LANGS)
def test_type_see_open_and_back_keeps_the_query(
    site: Served, thumb: Page, watch: Watch, lang: str
) -> None:
    thumb.goto(site.url + home(lang) + PAGE)
    open_field(thumb)
    thumb.keyboard.type(QUERY[lang])
    found = options(thumb)
    assert all(f"{PREFIX}{home(lang)}" in url for url in found)
    assert thumb.locator(".find-panel mark").count() >= 1
    expect(thumb.locator(".find-status")).to_have_text(re.compile(r"\d+"))
    assert thumb.evaluate(NO_OVERFLOW) == []
    box = thumb.locator("[role=option]").first.bounding_box()
    assert box and box["y"] < 250, "half of the screen is the keyboard"
    thumb.locator("[role=option]").first.click()
    thumb.wait_for_url(lambda url: url.startswith(found[0].split("#")[0]))
    thumb.go_back()
    expect(thumb.locator(".find input")).to_have_value(QUERY[lang])
    assert options(thumb) == found
    assert watch.errors == [] and watch.foreign == []


@pytest.mark.parametrize("lang", LANGS)
def test_page_of_the_search_keeps_the_query_in_its_address(
    site: Served, thumb: Page, lang: str
) -> None:
    thumb.goto(site.url + home(lang) + "search/")
    field = thumb.locator(".find input")
    expect(thumb.locator(".topics")).to_be_visible()
    field.click()
    thumb.keyboard.type(QUERY[lang])
    rows = thumb.locator("[data-found] h3 a")
    expect(rows.first).to_be_visible()
    expect(thumb.locator(".topics")).to_be_hidden()
    box = rows.first.bounding_box()
    assert box and box["y"] < 300
    everything = rows.count()
    thumb.locator("[name=kind]").select_option("law")
    expect(rows).not_to_have_count(everything)
    links = [str(row.get_attribute("href")) for row in rows.all()]
    assert links and all("/law/" in url for url in links)
    rows.first.click()
    thumb.wait_for_url(lambda url: "/search/" not in url)
    thumb.go_back()
    thumb.wait_for_url(re.compile(r"/search/\?q=.+&kind=law$"))
    expect(field).to_have_value(QUERY[lang])
    expect(thumb.locator("[name=kind]")).to_have_value("law")
    expect(rows).to_have_count(len(links))
    thumb.locator("[name=kind]").select_option("")
    thumb.locator("[name=age]").select_option("18-25")
    expect(rows).not_to_have_count(everything)
    assert thumb.evaluate(NO_OVERFLOW) == []


def test_keys(site: Served, keys: Page) -> None:
    keys.goto(site.url + PAGE)
    field = keys.locator(".find input")
    keys.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    keys.keyboard.type("курьер/")
    expect(field).to_have_value("курьер/")
    keys.keyboard.press("Backspace")
    links = options(keys)
    expect(field).to_have_attribute("aria-expanded", "true")
    for at in (0, 1, 2):
        keys.keyboard.press("ArrowDown")
        expect(field).to_have_attribute("aria-activedescendant", f"find-{at}")
        expect(keys.locator(f"#find-{at}")).to_have_attribute("aria-selected", "true")
    expect(keys.locator("[aria-selected=true]")).to_have_count(1)
    keys.keyboard.press("ArrowUp")
    keys.keyboard.press("Escape")
    expect(keys.locator(".find-panel")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("курьер")
    keys.keyboard.press("Backspace")
    keys.keyboard.type("р")
    links = options(keys)
    keys.keyboard.press("ArrowDown")
    keys.keyboard.press("ArrowDown")
    keys.keyboard.press("Enter")
    keys.wait_for_url(lambda url: url == links[1])
    keys.goto(site.url + PAGE)
    keys.keyboard.press("/")
    keys.keyboard.type("курьер")
    keys.keyboard.press("Enter")
    keys.wait_for_url(re.compile(r"/search/\?q="))
    rows = keys.locator("[data-found] h3 a")
    expect(rows.first).to_be_visible()
    keys.keyboard.press("/")
    keys.keyboard.press("ArrowDown")
    expect(rows.first).to_be_focused()
    keys.keyboard.press("ArrowUp")
    expect(keys.locator(".find input")).to_be_focused()


@pytest.mark.parametrize("lang", LANGS)
def test_help_stands_above_results(site: Served, thumb: Page, lang: str) -> None:
    thumb.goto(f"{site.url}{home(lang)}search/?q={TROUBLE[lang]}")
    help_line = thumb.locator(".find-help")
    expect(help_line.locator('a[href^="tel:"]').first).to_be_visible()
    first = thumb.locator("[data-found] h3 a").first.bounding_box()
    above = help_line.bounding_box()
    assert first and above and above["y"] < first["y"]


def test_keyboard_of_the_other_language_is_told(site: Served, thumb: Page) -> None:
    thumb.goto(site.url + "ru/search/?q=rehmth")
    expect(thumb.locator(".find-note")).to_contain_text("«курьер»")


def test_offline_after_one_search(site: Served, thumb: Page) -> None:
    thumb.goto(site.url + PAGE)
    open_field(thumb)
    thumb.keyboard.type("курьер")
    options(thumb)
    thumb.context.set_offline(True)
    thumb.keyboard.press("Backspace")
    thumb.keyboard.press("Backspace")
    assert options(thumb)
    expect(thumb.locator(".find-status")).to_have_text(re.compile(r"\d"))


@pytest.mark.parametrize("lang", LANGS)
def test_without_scripts_the_field_leads_to_all_pages(
    site: Served, browser: Browser, lang: str
) -> None:
    for width, height in ((1280, 800), (360, 740)):
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=False
        )
        page = context.new_page()
        page.goto(site.url + home(lang) + PAGE)
        if width > 1000:
            page.locator(".find input").fill(QUERY[lang])
            page.keyboard.press("Enter")
        else:
            page.locator(".find-go").click()
        page.wait_for_url(re.compile(rf"/{home(lang)}search/"))
        expect(page.locator("select:visible")).to_have_count(0)
        links = [str(a.get_attribute("href")) for a in page.locator(".topics a").all()]
        listed = {link.removeprefix("../") for link in links}
        sheets = {p for p in paths_of(site.site, lang) if re.match("lessons/.+/.+/", p)}
        assert listed == paths_of(site.site, lang) - sheets - {"", "search/"}
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing_with_results(
    site: Served, browser: Browser, lang: str, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    found = []
    for address, query in ((PAGE, TROUBLE), (PAGE, QUERY), ("search/", TROUBLE)):
        page.goto(site.url + home(lang) + address)
        if address == PAGE:
            open_field(page)
        else:
            page.locator(".find input").click()
        page.keyboard.type(query[lang])
        expect(page.locator("[role=option], [data-found] h3 a").first).to_be_visible()
        if address == PAGE:
            page.keyboard.press("ArrowDown")
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                nodes = [n["html"][:120] for n in violation["nodes"][:3]]
                found.append((address, violation["id"], nodes))
    context.close()
    assert found == []


@pytest.mark.parametrize("lang", LANGS)
def test_readers_of_the_screen_hear_names(site: Served, thumb: Page, lang: str) -> None:
    thumb.goto(site.url + home(lang) + PAGE)
    open_field(thumb)
    thumb.keyboard.type(QUERY[lang])
    options(thumb)
    words = {"kk": "Сайттан іздеу", "ru": "Поиск по сайту", "en": "Search the site"}
    field = thumb.get_by_role("combobox", name=words[lang])
    expect(field).to_be_focused()
    controls = str(field.get_attribute("aria-controls"))
    results = {"kk": "Іздеу нәтижесі", "ru": "Результаты поиска", "en": "Search results"}
    expect(thumb.get_by_role("listbox", name=results[lang])).to_have_attribute("id", controls)
    assert thumb.get_by_role("group").count() >= 1
    expect(thumb.locator(".find-panel [role=status]")).to_have_count(1)
    names = [o.get_attribute("aria-label") or "" for o in thumb.get_by_role("option").all()]
    assert all(len(name) > 5 for name in names)


BAD = {
    "long": "ә" * 10_000,
    "points": "?!.,;:…—",
    "emoji": "🙈🙉🙊",
    "mixed": "drаgс қоrқыт 123 ﷽",
    "pattern": r"(.*)+[\d]{2}$^|\\",
    "html": "<img src=x onerror=alert(1)><b>courier</b>",
    "money": "$& $1 {q} {n}",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_only_text(site: Served, thumb: Page, watch: Watch, name: str) -> None:
    thumb.goto(site.url + "en/search/")
    thumb.locator(".find input").fill(BAD[name])
    told = thumb.locator(".find-status")
    expect(told).to_have_text(re.compile(r"\d|“"))
    assert thumb.locator("[data-found] img, [data-found] script").count() == 0
    if name in ("html", "money") and not thumb.locator("[data-found] li").count():
        assert BAD[name][:40] in told.inner_text()
    assert thumb.evaluate(NO_OVERFLOW) == []
    expect(thumb.locator(".topics a:visible, [data-found] h3 a").first).to_be_visible()
    thumb.wait_for_timeout(400)
    thumb.reload()
    expect(told).not_to_be_empty()
    assert watch.errors == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("harm", ["missing", "damaged", "cut off"])
def test_without_an_index_there_are_a_sentence_and_topics(
    site: Served, thumb: Page, lang: str, harm: str
) -> None:
    def break_(route: Route) -> None:
        if harm == "missing":
            route.fulfill(status=404, body="")
        elif harm == "damaged":
            route.fulfill(body='{"at": "')
        else:
            route.abort()

    thumb.context.route(INDEX, break_)
    sentence = {"kk": "Іздеу қазір", "ru": "Поиск сейчас", "en": "Search is not working"}[lang]
    thumb.goto(f"{site.url}{home(lang)}search/?q={QUERY[lang]}")
    expect(thumb.locator(".find-status")).to_contain_text(sentence)
    expect(thumb.locator(".topics a").first).to_be_visible()
    thumb.goto(site.url + home(lang) + PAGE)
    open_field(thumb)
    thumb.keyboard.type(QUERY[lang])
    expect(thumb.locator(".find-status")).to_contain_text(sentence)
    assert thumb.locator(".find-topics a").count() >= 5
    # The field is not dead: it works again as soon as the index does.
    thumb.context.unroute(INDEX, break_)
    thumb.keyboard.type(" ")
    thumb.keyboard.press("Backspace")
    options(thumb)


def test_nothing_is_fetched_or_stored_before_and_after(site: Served, thumb: Page) -> None:
    asked: list[str] = []
    thumb.on("request", lambda r: asked.append(r.url))
    thumb.goto(site.url + PAGE, wait_until="networkidle")
    assert not [url for url in asked if "/assets/search" in url]
    open_field(thumb)
    thumb.keyboard.type("курьер")
    options(thumb)
    assert [url for url in asked if "/assets/search.kk.js" in url]
    assert "курьер" not in thumb.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert "курьер" not in thumb.evaluate("document.cookie")
    expect(thumb.locator(".find input")).to_have_attribute("autocomplete", "off")


def test_nothing_found_leads_to_topics(site: Served, thumb: Page) -> None:
    thumb.goto(site.url + "ru/search/?q=qqqqqq")
    expect(thumb.locator(".find-status")).to_contain_text("«qqqqqq»")
    expect(thumb.locator(".topics")).to_be_visible()


def test_a_second_in_the_address_is_shown_and_waits(site: Served, phone: Page) -> None:
    phone.goto(site.url + "videos/courier-offer/#t=7")
    video = phone.locator("video")
    for _ in range(100):
        if video.evaluate("v => v.readyState >= 2 && v.currentTime === 7 && !v.seeking"):
            break
        phone.wait_for_timeout(50)
    assert video.evaluate("v => [v.paused, v.currentTime]") == [True, 7]
    assert video.evaluate("v => v.readyState") >= 2, "the picture of that second is there"
