"""Whole builds of the small tree: the engine, the swap, the honest notice, one changed number."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from hub.site.build import build_site
from trees import change, make_tree

ADDRESS = "https://example.org/sub/"


@pytest.fixture(autouse=True)
def _address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", ADDRESS)


def build(root: Path) -> tuple[int, str]:
    said = StringIO()
    code = build_site(root, Console(file=said, width=120), videos=False)
    return code, said.getvalue()


def texts(site: Path) -> dict[str, str]:
    return {
        p.relative_to(site).as_posix(): p.read_text("utf-8")
        for p in site.rglob("*")
        if p.suffix in (".html", ".xml", ".txt")
    }


def test_one_law_number_changes_every_page_that_says_it_and_nothing_else(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "tree")
    code, said = build(root)
    assert code == 0, said
    assert "Қазақша 12, Русский 12, English 12" in said
    assert "Everything is in order." in said
    before = texts(root / "site")
    change(
        root,
        [
            {
                "replace": "docs/_data/law/cc-297.yml",
                "find": "min: 5, max: 8",
                "with": "min: 5, max: 9",
            }
        ],
    )
    assert build(root)[0] == 0
    after = texts(root / "site")
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    pages = ("law/courier", "law/articles", "check/parcel-job", "videos/short")
    assert changed == {f"{home}{page}/index.html" for home in ("", "ru/", "en/") for page in pages}
    for name in changed:
        old, new = before[name], after[name]
        assert re.sub(r"\b8\b(?=[\u00a0 ](?:жыл|лет|years))", "9", old) == new, name


def test_a_borrowed_text_says_so_in_the_readers_language(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "tree")
    change(root, [{"delete": "docs/law/courier.en.md"}])
    code, said = build(root)
    assert code == 0 and "1 warning" in said
    html = (root / "site/en/law/courier/index.html").read_text("utf-8")
    assert '<html lang="en"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="{ADDRESS}ru/law/courier/">' in html
    assert 'hreflang="x-default"' not in html
    assert re.search(r'class="[^"]*prose[^"]*"[^>]*lang="ru"|lang="ru"[^>]*class="[^"]*prose', html)
    assert '<aside class="notice' in html and "Russian" in html
    other = (root / "site/law/courier/index.html").read_text("utf-8")
    assert 'hreflang="ru"' in other
    assert not re.search(r'<link rel="alternate" hreflang="en"', other)


def test_an_error_leaves_the_old_site_as_it_was(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "tree")
    assert build(root)[0] == 0
    before = texts(root / "site")
    change(root, [{"replace": "docs/help.ru.md", "find": "summary:", "with": "sumary:"}])
    code, said = build(root)
    assert code == 1
    assert "docs/help.ru.md" in said and "Nothing was built" in said
    assert texts(root / "site") == before


def test_the_engine_alone_builds_and_names_missing_videos(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "tree")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert 'Video "short" is not in the cache' in done.stderr
    assert (root / "site/ru/law/courier/index.html").is_file()
    assert "Traceback" not in done.stderr


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    sites = []
    for name in ("one", "two"):
        root = make_tree(tmp_path / name)
        assert build(root)[0] == 0
        sites.append(
            {
                p.relative_to(root).as_posix(): p.read_bytes()
                for p in (root / "site").rglob("*.*")
                if p.is_file()
            }
        )
    assert sites[0].keys() == sites[1].keys()
    assert [n for n in sites[0] if sites[0][n] != sites[1][n]] == []


def test_without_an_address_nothing_pretends_to_have_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "")
    root = make_tree(tmp_path / "tree")
    assert build(root)[0] == 0
    assert not (root / "site/sitemap.xml").exists()
    html = (root / "site/ru/help/index.html").read_text("utf-8")
    assert "canonical" not in html and 'rel="alternate"' not in html and "og:image" not in html
