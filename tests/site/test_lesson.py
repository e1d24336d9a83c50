"""A lesson page as its lecturer uses it: files, shorter versions, paper, teach mode."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conftest import SIZES, Served, Watch
from hub.content.lesson import Lesson
from hub.content.library import Library
from hub.content.time_box import TimeBox, time_boxes
from pages import LANGS, home
from trees import PROJECT

SLUG = "easy-money"
PATH = f"lessons/{SLUG}/"


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return next(x for x in Library.load(PROJECT).lessons if x.id == SLUG)


@pytest.fixture(scope="module")
def boxes(lesson: Lesson) -> tuple[TimeBox, ...]:
    return time_boxes(lesson.data.steps, lesson.data.cuts)


@pytest.fixture
def bare(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A phone whose scripts are switched off."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, locale="kk-KZ"
    )
    page = context.new_page()
    watch.follow(page)
    yield page
    context.close()


def shown_steps(page: Page) -> list[tuple[str, str]]:
    """Return the id and the clock of each step that is seen in the plan."""
    return [
        (
            str(step.locator("h3").get_attribute("id")),
            step.locator(".step-minutes").inner_text().split()[0],
        )
        for step in page.locator(".step:visible").all()
    ]


def expected(box: TimeBox) -> list[tuple[str, str]]:
    return [(slot.id, f"{slot.start}–{slot.end}") for slot in box.slots]


def choose(page: Page, index: int) -> None:
    page.locator(f"label:has(#cut-{index})").click()


# Files


@pytest.mark.parametrize("lang", LANGS)
def test_each_file_is_there_with_its_size_and_checksum(
    site: Served, phone: Page, lang: str
) -> None:
    phone.goto(site.url + home(lang) + PATH)
    panel = phone.locator(".papers")
    rows = panel.locator("a.file")
    sums = dict(
        reversed(line.split("  "))
        for line in str(phone.locator("#sums").text_content()).splitlines()
    )
    assert rows.count() == len(sums) >= 5
    for row in rows.all():
        name = str(row.get_attribute("href")).rpartition("/")[2]
        data = (site.site / "media/lessons" / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == sums[name]
        kind, code, size = str(row.locator("small").text_content()).split(" · ")
        assert kind == name.rpartition(".")[2].upper()
        assert row.get_attribute("hreflang") == lang and code
        count, unit = re.split(r"\s", size)
        scale = 1_000_000 if unit[0] in "MМ" else 1000
        assert abs(float(count.replace(",", ".")) * scale - len(data)) <= scale
    heads = [h.inner_text() for h in panel.locator("h3").all()]
    assert len(heads) == len(set(heads)) >= 3
    for fold in panel.locator("details").all():
        fold.evaluate("d => { d.open = true; }")
    wide = phone.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    others = [a.get_attribute("hreflang") for a in panel.locator(".other a").all()]
    assert set(others) == set(LANGS) - {lang}


def test_checksums_are_copied_as_a_list_that_tools_read(site: Served, browser: Browser) -> None:
    context = browser.new_context(locale="kk-KZ")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site.url + PATH)
    page.locator(".sums summary").click()
    page.locator(".sums button").click()
    expect(page.locator(".sums button span")).to_have_text("Көшірілді")
    text = page.evaluate("navigator.clipboard.readText()")
    assert all(re.fullmatch(r"[0-9a-f]{64}  [\w.-]+", line) for line in text.splitlines())
    context.close()


# Shorter versions


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scripts", ["scripts", "no scripts"])
def test_a_shorter_version_hides_steps_and_counts_anew(
    site: Served,
    browser: Browser,
    watch: Watch,
    boxes: tuple[TimeBox, ...],
    scripts: str,
    lang: str,
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        java_script_enabled=scripts == "scripts",
        locale="kk-KZ",
    )
    page = context.new_page()
    watch.follow(page)
    url = site.url + home(lang) + PATH
    page.goto(url)
    assert shown_steps(page) == expected(boxes[0])
    expect(page.locator(".cut:visible")).to_have_count(0)
    for index in (1, 2, 0):
        choose(page, index)
        assert shown_steps(page) == expected(boxes[index])
        assert page.locator(".timeline li:visible").count() == len(boxes[index].slots)
        expect(page.locator(".timeline svg:visible")).to_have_count(1)
        expect(page.locator(".cut:visible")).to_have_count(1 if index else 0)
        if scripts == "scripts":
            assert page.url == url + (f"?minutes={boxes[index].limit}" if index else "")
    context.close()
    assert watch.errors == []


def test_a_shared_address_opens_the_version_in_any_language(
    site: Served, phone: Page, boxes: tuple[TimeBox, ...]
) -> None:
    phone.goto(site.url + PATH + "?minutes=20#closing")
    assert shown_steps(phone) == expected(boxes[2])
    expect(phone.locator("#closing")).to_be_in_viewport()
    phone.locator('.langs a[hreflang="ru"]').click()
    phone.wait_for_url(site.url + "ru/" + PATH + "?minutes=20")
    assert shown_steps(phone) == expected(boxes[2])
    phone.goto(site.url + PATH + "?minutes=7")
    assert shown_steps(phone) == expected(boxes[0]), "an unknown length shows the whole"


def test_every_lesson_offers_exactly_its_versions(site: Served, phone: Page) -> None:
    for lesson in Library.load(PROJECT).lessons:
        phone.goto(site.url + f"lessons/{lesson.id}/")
        for index, box in enumerate(time_boxes(lesson.data.steps, lesson.data.cuts)):
            choose(phone, index)
            assert shown_steps(phone) == expected(box), (lesson.id, box.limit)
        expect(phone.locator("[name=minutes]")).to_have_count(len(lesson.data.cuts) + 1)


# Answers and paper


@pytest.mark.parametrize("lang", LANGS)
def test_answers_are_hidden_until_asked_and_stand_on_paper(
    site: Served, desk: Page, boxes: tuple[TimeBox, ...], lang: str
) -> None:
    desk.goto(site.url + home(lang) + PATH)
    answer = desk.locator("#vacancy-expect ~ *, .block.expect ul, .block.hard ul").first
    expect(answer).to_be_hidden()
    desk.locator("[data-answers]").click()
    expect(answer).to_be_visible()
    desk.locator("[data-answers]").click()
    expect(answer).to_be_hidden()
    choose(desk, 1)
    desk.emulate_media(media="print")
    for gone in (".top nav", ".bar", ".boxes-of-time", ".papers", "[data-teach]", ".foot nav"):
        expect(desk.locator(gone).first).to_be_hidden()
    hidden = desk.evaluate(
        """() => [...document.querySelectorAll('.step:not(.x1) .block:not(.slide) :is(p, li)')]
        .filter(e => !e.checkVisibility()).map(e => e.textContent.slice(0, 40))"""
    )
    assert hidden == []
    assert shown_steps(desk) == expected(boxes[1])
    expect(desk.locator(".cut:visible")).to_have_count(1)
    desk.emulate_media(media="null")
    with pikepdf.open(io.BytesIO(desk.pdf(prefer_css_page_size=True))) as pdf:
        short = len(pdf.pages)
        box = [float(side) for side in pdf.pages[0].mediabox]
    assert abs(box[2] - 595) < 2 and abs(box[3] - 842) < 2, "A4"
    choose(desk, 0)
    with pikepdf.open(io.BytesIO(desk.pdf(prefer_css_page_size=True))) as pdf:
        assert len(pdf.pages) > short
    expect(answer).to_be_hidden()


def test_without_scripts_answers_unfold_and_no_dead_button_is_shown(
    site: Served, bare: Page
) -> None:
    bare.goto(site.url + PATH)
    for dead in ("[data-teach]", "[data-answers]", ".teach", ".sums button"):
        expect(bare.locator(dead)).to_be_hidden()
    fold = bare.locator("details.block").first
    fold.locator("summary").click()
    expect(fold.locator("li, p").first).to_be_visible()


def test_a_link_to_folded_answers_opens_them(site: Served, phone: Page) -> None:
    phone.goto(site.url + PATH + "#vacancy-hard")
    expect(phone.locator("#vacancy-hard")).to_be_in_viewport()
    expect(phone.locator("details:has(#vacancy-hard) li").first).to_be_visible()


# Teach mode


def teach(page: Page) -> None:
    page.locator("[data-teach]").click()
    expect(page.locator(".teach")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGS)
def test_teach_mode_leads_through_the_chosen_version_offline(
    site: Served,
    browser: Browser,
    watch: Watch,
    lesson: Lesson,
    boxes: tuple[TimeBox, ...],
    lang: str,
    size: str,
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="kk-KZ")
    page = context.new_page()
    watch.follow(page)
    page.goto(site.url + home(lang) + PATH + "?minutes=45", wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    context.set_offline(True)
    teach(page)
    titles = [
        next(s.title for s in lesson.texts[lang].doc.sections if s.id == slot.id)  # type: ignore[index]
        for slot in boxes[1].slots
    ]
    title = page.locator("#teach-title")
    expect(title).to_have_text(titles[0])
    expect(title).to_be_focused()
    expect(page.locator('.teach [data-do="back"]')).to_be_disabled()
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text(titles[1])
    page.keyboard.press("Space")
    expect(title).to_have_text(titles[2])
    page.locator('.teach [data-do="next"]').click()
    expect(title).to_have_text(titles[3])
    expect(page.locator('.teach [data-do="next"]')).to_be_disabled()
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text(titles[3])
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("PageUp")
    expect(title).to_have_text(titles[1])
    # Students read what was written for the screen; the page itself keeps it hidden.
    shown = page.locator(".teach [data-part=task]")
    points = shown.locator("li")
    assert points.first.is_visible()
    own = page.locator(f'.step:has(h3[id="{boxes[1].slots[1].id}"])')
    assert points.all_text_contents() == own.locator(".slide li").all_text_contents()
    expect(shown.locator("h3")).to_have_count(0)
    expect(own.locator(".slide")).to_be_hidden()
    wide = page.evaluate("document.querySelector('.teach').scrollWidth - innerWidth")
    assert wide <= 0
    assert page.evaluate("document.querySelectorAll('.teach .prose [id]').length") == 0
    page.keyboard.press("Escape")
    expect(page.locator(".teach")).to_be_hidden()
    teach(page)
    expect(title).to_have_text(titles[1])
    context.close()
    assert asked == []
    assert watch.errors == []


def test_words_and_answers_come_only_when_asked(site: Served, desk: Page) -> None:
    desk.goto(site.url + "ru/" + PATH)
    teach(desk)
    own, answers = desk.locator(".own"), desk.locator(".teach [data-part=answers]")
    expect(own).to_be_hidden()
    # The letter is told by its place: a Russian keyboard types «т» there.
    desk.locator(".teach").evaluate(
        """box => box.dispatchEvent(
        new KeyboardEvent('keydown', {code: 'KeyN', key: 'т', bubbles: true}))"""
    )
    expect(own.locator("blockquote").first).to_be_visible()
    # The task, partly told to the lecturer, is there and not on the students' side.
    expect(own.locator("h3", has_text="Задание")).to_be_visible()
    expect(desk.locator('[data-do="notes"]')).to_have_attribute("aria-pressed", "true")
    expect(answers).to_be_hidden()
    desk.keyboard.press("a")
    expect(answers.locator("h3").first).to_be_visible()
    desk.keyboard.press("ArrowRight")
    expect(answers).to_be_hidden()
    expect(own.locator("blockquote").first).to_be_visible()
    desk.locator('[data-do="notes"]').click()
    expect(own).to_be_hidden()


def test_a_reload_keeps_step_clock_and_version(site: Served, phone: Page) -> None:
    phone.goto(site.url + PATH + "?minutes=45")
    teach(phone)
    expect(phone.locator(".own blockquote").first).to_be_visible()
    phone.locator('.teach [data-do="next"]').click()
    phone.locator('.teach [data-do="pause"]').click()
    before = phone.locator("#teach-title").inner_text()
    place = phone.locator(".teach [data-part=place]").inner_text()
    clock = phone.locator(".teach [data-part=total]").inner_text()
    phone.reload()
    expect(phone.locator(".teach")).to_be_visible()
    expect(phone.locator("#teach-title")).to_have_text(before)
    assert phone.locator(".teach [data-part=place]").inner_text() == place
    expect(phone.locator(".teach [data-part=total]")).to_have_text(clock)
    expect(phone.locator(".teach [data-part=state]")).to_be_visible()
    phone.locator('.teach [data-do="leave"]').click()
    phone.reload()
    expect(phone.locator(".teach")).to_be_hidden()


def test_the_clock_runs_and_tells_gently_when_a_step_is_over(site: Served, desk: Page) -> None:
    desk.clock.install()
    desk.goto(site.url + "en/" + PATH + "?minutes=45")
    teach(desk)
    box = desk.locator(".teach")
    now, total = desk.locator("[data-part=step]"), desk.locator("[data-part=total]")
    state = desk.locator("[data-part=state]")
    desk.clock.run_for(61_000)
    expect(now).to_have_text("1:01")
    expect(box).to_have_attribute("data-late", "")
    desk.clock.run_for(140_000)
    expect(box).to_have_attribute("data-late", "soon")
    expect(state).to_be_hidden()
    desk.clock.run_for(60_000)
    expect(box).to_have_attribute("data-late", "over")
    expect(state).to_have_text("over time")
    desk.keyboard.press("ArrowRight")
    expect(now).to_have_text("0:00")
    expect(total).to_have_text("4:21")
    expect(box).to_have_attribute("data-late", "")
    desk.keyboard.press("p")
    desk.clock.run_for(30_000)
    expect(total).to_have_text("4:21")
    desk.keyboard.press("p")
    desk.clock.run_for(9_000)
    expect(total).to_have_text("4:30")
    desk.keyboard.press("ArrowLeft")
    expect(now).to_have_text("4:21")
    desk.locator(".keys summary").click()
    desk.locator('[data-do="restart"]').click()
    expect(total).to_have_text("0:00")
    # Three hours later it is another lesson.
    desk.keyboard.press("Escape")
    desk.clock.fast_forward("05:00:00")
    teach(desk)
    expect(total).to_have_text("0:00")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_teach_mode_and_open_folds(
    site: Served, browser: Browser, size: str, scheme: str
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="kk-KZ",
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    found = []

    def look(where: str) -> None:
        for violation in Axe().run(page).response["violations"]:
            nodes = [n["html"][:120] for n in violation["nodes"][:3]]
            found.append((where, violation["id"], nodes))

    for lang in LANGS:
        page.goto(site.url + home(lang) + PATH)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        look(f"{lang} page")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = false; })")
        teach(page)
        page.keyboard.press("ArrowRight")
        if size == "desk":
            look(f"{lang} room")
            page.keyboard.press("n")
        page.keyboard.press("a")
        page.locator(".teach .keys summary").click()
        look(f"{lang} all open")
        page.keyboard.press("Escape")
    context.close()
    assert found == []


def test_everything_to_tap_is_thumb_sized(site: Served, phone: Page) -> None:
    phone.goto(site.url + PATH)
    for fold in phone.locator("main .papers details").all():
        fold.evaluate("d => { d.open = true; }")
    script = """root => [...document.querySelectorAll(root)]
        .filter(e => e.checkVisibility())
        .map(e => [e, e.getBoundingClientRect()])
        .filter(([e, r]) => r.height < 44 || r.width < 44)
        .map(([e, r]) => e.textContent.trim().slice(0, 30) + ' ' + r.width + 'x' + r.height)"""
    page = ".papers a, .papers summary, .timeline a, .chip, .acts > *, details.block summary"
    assert phone.evaluate(script, page) == []
    teach(phone)
    phone.locator(".teach .keys summary").click()
    assert phone.evaluate(script, ".teach button, .teach summary") == []


def test_nothing_moves_for_those_who_asked_for_calm(site: Served, browser: Browser) -> None:
    for motion, moves in (("reduce", False), ("no-preference", True)):
        context = browser.new_context(reduced_motion=motion, locale="kk-KZ")  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(site.url + PATH)
        teach(page)
        long = page.locator(".hands b").first.evaluate(
            "b => getComputedStyle(b).transitionDuration"
        )
        assert (float(str(long).split("s")[0]) > 0) is moves
        names = page.evaluate(
            "[...document.querySelectorAll('.teach, .teach *')]"
            ".map(e => getComputedStyle(e).animationName).filter(n => n !== 'none')"
        )
        assert names == [], "nothing flashes"
        context.close()
