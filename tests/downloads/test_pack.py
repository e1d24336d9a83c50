"""The offline pack in a real browser, from a file address: pages, videos, subtitles, checksums."""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from films import CUES, films
from papers import cached, make
from playwright.sync_api import Browser

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from trees import make_tree


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like a USB stick, with one lesson's packs and everything in one, unpacked."""
    folder = tmp_path_factory.mktemp("stick")
    library = Library.load(make_tree(folder / "tree"))
    shown, cache = films(folder / "films"), folder / "cache"
    made = make(library, None, CODES, cache=cache, screenings=shown)
    packs = [f for files in made["small"].values() for f in files if f.form == "pack-zip"]
    whole = cached(library, None, CODES, cache=cache, screenings=shown).whole
    assert list(whole) == list(CODES)
    for file in (*packs, *whole.values()):
        with zipfile.ZipFile(file.path) as archive:
            assert archive.testzip() is None
            archive.extractall(folder / "out")
    return folder / "out"


PLAY = """async () => {
  const v = document.querySelector('video');
  v.muted = true;
  await v.play();
  await new Promise(r => v.ontimeupdate = () => v.currentTime > 0.2 && r());
  const shown = [...v.textTracks].filter(t => t.mode === 'showing');
  return [v.error, v.videoWidth, v.textTracks.length, shown.map(t => t.language),
          [...shown[0].activeCues].map(c => c.text)];
}"""
CHOOSE = """async lang => {
  const v = document.querySelector('video');
  const t = [...v.textTracks].find(t => t.language === lang);
  t.mode = 'showing';
  for (let i = 0; i < 50 && !(t.cues && t.cues.length); i++)
    await new Promise(r => setTimeout(r, 40));
  return [...t.cues].map(c => c.text);
}"""
FRONTS = ("small.{lang}/index.html", "narkostop.{lang}/small/index.html")


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("front", FRONTS)
def test_videos_play_with_subtitles_from_a_file_address(
    stick: Path, browser: Browser, lang: Lang, front: str
) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.goto((stick / front.format(lang=lang)).as_uri())
    assert page.evaluate(PLAY) == [None, 180, 3, [lang], [CUES[lang]]]
    other = next(code for code in CODES if code != lang)
    assert page.evaluate(CHOOSE, other) == [CUES[other]]
    assert errors == []
    page.close()


@pytest.mark.parametrize("lang", CODES)
def test_every_page_and_every_link_of_a_pack_opens(
    stick: Path, browser: Browser, lang: Lang
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    outside: list[str] = []
    page.on("request", lambda r: outside.append(r.url) if r.url.startswith("http") else None)
    queue = [(stick / f"narkostop.{lang}/index.html").as_uri()]
    queue.append((stick / f"small.{lang}/index.html").as_uri())
    seen: set[str] = set()
    while queue:
        at = queue.pop().partition("#")[0]
        if at in seen:
            continue
        seen.add(at)
        page.goto(at)
        assert page.evaluate("document.documentElement.lang") == lang
        page.evaluate("document.fonts.ready.then(() => 1)")
        assert page.evaluate("document.fonts.check('1em FiraGO', 'әғқңөұүһі')")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert [v["id"] for v in Axe().run(page).response["violations"]] == []
        for to in page.evaluate("[...document.links].map(a => a.href)"):
            if to.startswith("file:"):
                path = Path(to.removeprefix("file://").partition("#")[0])
                assert path.is_file(), to
                queue += [to] if path.suffix == ".html" else []
    assert len(seen) == 7
    assert outside == []
    page.close()


def test_checksums_and_companions_are_there(stick: Path) -> None:
    for folder in sorted(stick.iterdir()):
        rows = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
        listed = {row.partition("  ")[2]: row.partition("  ")[0] for row in rows}
        found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
        assert set(listed) == set(found) - {"SHA256SUMS"}
        for name, digest in listed.items():
            assert hashlib.sha256(found[name].read_bytes()).hexdigest() == digest
        subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=folder, check=True)
        lang = folder.name[-2:]
        tracks = [f"short.{lang}.vtt", *(f"short.{lang}.{c}.vtt" for c in CODES if c != lang)]
        beside = [f"short.{lang}.mp4", f"short.{lang}.jpg", f"short.{lang}.srt", *tracks]
        assert {p.name for p in (folder / "videos").iterdir()} == set(beside)


def test_a_video_still_to_be_made_is_named_and_comes_later(tree: Path, tmp_path: Path) -> None:
    library = Library.load(tree)
    cache = tmp_path / "c"

    def front() -> tuple[str, list[str]]:
        file = next(f for f in made["small"]["ru"] if f.form == "pack-zip")
        with zipfile.ZipFile(file.path) as pack:
            return pack.read("small.ru/index.html").decode(), pack.namelist()

    title = next(v for v in library.videos if v.slug == "short").texts["ru"].title
    made = make(library, None, ("ru",), cache=cache)
    text, names = front()
    assert f"<h3>{title}</h3><p>Это видео ещё не готово" in text and "<video" not in text
    assert not any("videos/" in name for name in names)
    made = make(library, None, ("ru",), cache=cache, screenings=films(tmp_path / "f"))
    text, names = front()
    assert "ещё не готово" not in text and "<video" in text
    assert "small.ru/videos/short.ru.mp4" in names
