"""The site in a real browser, as its readers see it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conftest import SIZES, Served, Watch
from pages import LANGS, SAMPLES, home, paths_of

NO_OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide <= 0) return [];
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
    .slice(0, 5).map(e => e.tagName + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40));
}"""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_and_is_quiet(
    site: Served, browser: Browser, watch: Watch, size: str, lang: str
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="kk-KZ")
    page = context.new_page()
    watch.follow(page)
    bad = {}
    for path in sorted(paths_of(site.site, lang)):
        page.goto(site.url + home(lang) + path, wait_until="load")
        wide = page.evaluate(NO_OVERFLOW)
        if wide:
            bad[path] = wide
    context.close()
    assert bad == {}
    assert watch.errors == []
    assert watch.foreign == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", SAMPLES)
def test_language_switch_lands_on_the_same_page(
    site: Served, phone: Page, kind: str, lang: str
) -> None:
    path = SAMPLES[kind]
    phone.goto(site.url + home(lang) + path)
    for other in LANGS:
        phone.locator(f'.langs a[hreflang="{other}"]').click()
        phone.wait_for_url(site.url + home(other) + path)
        expect(phone.locator("html")).to_have_attribute("lang", other)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", SAMPLES)
def test_axe_finds_nothing_serious(site: Served, browser: Browser, kind: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        locale="kk-KZ",
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    found = []
    for lang in LANGS if scheme == "light" else ("kk",):
        page.goto(site.url + home(lang) + SAMPLES[kind])
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                nodes = [n["html"][:120] for n in violation["nodes"][:3]]
                found.append((lang, violation["id"], nodes))
    context.close()
    assert found == []


@pytest.mark.parametrize("kind", SAMPLES)
def test_targets_are_thumb_sized(site: Served, phone: Page, kind: str) -> None:
    phone.goto(site.url + SAMPLES[kind])
    small = phone.evaluate(
        """() => [...document.querySelectorAll(
             '.bar a, .langs a, .btn, button, summary, .top a, .card a, .chips label')]
        .filter(e => e.checkVisibility && e.checkVisibility())
        .map(e => [e, e.getBoundingClientRect()])
        .filter(([e, r]) => r.width > 0 && (r.height < 44 || r.width < 40))
        .map(([e, r]) => e.className + ' ' + e.textContent.trim().slice(0, 30) + ' '
             + Math.round(r.width) + 'x' + Math.round(r.height))"""
    )
    assert small == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ["home", "check", "offer", "explainer", "help", "video"])
def test_title_answer_and_next_step_are_in_the_first_view(
    site: Served, phone: Page, kind: str, lang: str
) -> None:
    phone.goto(site.url + home(lang) + SAMPLES[kind])
    bar = phone.locator(".bar").bounding_box()
    fold = bar["y"] if bar else 740
    title = phone.locator("h1").first.bounding_box()
    assert title and title["y"] + title["height"] <= fold, "the title is cut"
    actions = phone.locator("main a:visible, main button:visible, main summary:visible, main video")
    tops = [
        box["y"]
        for box in (actions.nth(i).bounding_box() for i in range(min(actions.count(), 12)))
        if box and box["y"] > title["y"]
    ]
    assert tops and min(tops) < fold - 24, "no next step before scrolling"


def test_filters_work_with_and_without_scripts(site: Served, browser: Browser) -> None:
    for scripts in (True, False):
        context = browser.new_context(
            viewport={"width": 1280, "height": 800}, java_script_enabled=scripts, locale="kk-KZ"
        )
        page = context.new_page()
        page.goto(site.url + "lessons/")
        cards = page.locator(".card:visible")
        everything = cards.count()
        assert everything >= 3
        if not scripts:
            page.locator(".filters summary").click()
        page.locator("label", has=page.locator('input[value="age-18-25"]')).first.click()
        expect(page.locator(".card:visible")).not_to_have_count(everything)
        assert 0 < cards.count() < everything
        context.close()


def test_language_is_offered_once_and_never_forced(site: Served, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ru-RU")
    page = context.new_page()
    page.goto(site.url)
    offer = page.locator(".langoffer:visible")
    expect(offer).to_have_count(1)
    expect(offer).to_have_attribute("lang", "ru")
    assert page.url == site.url
    offer.locator("button").click()
    expect(page.locator(".langoffer:visible")).to_have_count(0)
    page.reload()
    expect(page.locator(".langoffer:visible")).to_have_count(0)
    context.close()
    context = browser.new_context(locale="kk-KZ")
    page = context.new_page()
    page.goto(site.url)
    expect(page.locator(".langoffer:visible")).to_have_count(0)
    context.close()


def test_theme_choice_is_remembered(site: Served, desk: Page) -> None:
    desk.goto(site.url)
    before = desk.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    desk.locator("[data-theme-toggle]:visible").first.click()
    after = desk.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert before != after
    desk.reload()
    assert desk.evaluate("getComputedStyle(document.documentElement).backgroundColor") == after


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("slug", ["courier-offer", "bank-card"])
def test_video_plays_with_subtitles_of_the_page(
    site: Served, phone: Page, watch: Watch, lang: str, slug: str
) -> None:
    asked: list[str] = []
    phone.on("request", lambda r: asked.append(r.url))
    phone.goto(site.url + home(lang) + f"videos/{slug}/", wait_until="networkidle")
    assert not [u for u in asked if u.endswith((".mp4", ".webm"))], "preload must cost nothing"
    video = phone.locator("video")
    expect(video).to_have_attribute("preload", "none")
    video.evaluate("v => { v.muted = true; return v.play(); }")
    # The content policy forbids the evaluated strings that a wait in the page would need.
    for _ in range(200):
        if video.evaluate("v => v.currentTime") > 1.5:
            break
        phone.wait_for_timeout(100)
    assert video.evaluate("v => v.currentTime") > 1.5, "the video does not play"
    state = video.evaluate(
        """v => ({w: v.videoWidth, h: v.videoHeight, d: v.duration,
            tracks: [...v.textTracks].map(t => [t.language, t.mode,
              t.mode === 'showing' ? t.cues.length : -1])})"""
    )
    assert state["h"] > state["w"] > 0
    assert 20 <= state["d"] <= 40.5
    modes = {name: (mode, cues) for name, mode, cues in state["tracks"]}
    assert set(modes) == set(LANGS)
    assert modes[lang][0] == "showing" and modes[lang][1] >= 3
    assert [name for name, (mode, _) in modes.items() if mode == "showing"] == [lang]
    assert watch.errors == []


def test_help_block_is_on_youth_pages(site: Served, phone: Page) -> None:
    for kind in ("home", "check", "offer", "explainer", "video"):
        phone.goto(site.url + SAMPLES[kind])
        assert phone.locator('main a[href^="tel:"]').count() >= 2, kind


def test_unknown_address_shows_the_page_in_three_languages(site: Served, phone: Page) -> None:
    phone.goto(site.url + "ru/no/such/page/")
    expect(phone.locator('[lang="ru"] a')).to_have_attribute("href", "/prevention/hub/ru/")


@pytest.mark.parametrize("lang", LANGS)
def test_first_visit_to_a_text_page_is_light(site: Served, browser: Browser, lang: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="kk-KZ")
    page = context.new_page()
    urls: list[str] = []
    page.on("request", lambda r: urls.append(r.url))
    page.goto(site.url + home(lang) + "law/courier/", wait_until="networkidle")
    context.close()
    origin = site.url.split("/prevention")[0]
    total = sum(site.sent[url.removeprefix(origin).split("?")[0]] for url in urls)
    assert total <= 100 * 1024, f"{total / 1024:.1f} KiB"
