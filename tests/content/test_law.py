"""The law registry: its sentences, its traps, and what an editor is told about a mistake."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from hub.content.languages import CODES, Lang
from hub.content.law import FIELDS, Entry, LawRegistry
from hub.content.law_files import FOLDER, load_law
from hub.content.law_numbers import Amount, Unit
from hub.content.references import UnknownReference

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/cases/law"


@pytest.fixture(scope="module")
def law() -> LawRegistry:
    registry, found = load_law(ROOT)
    assert found == []
    return registry


def offences(law: LawRegistry, article: str) -> list[Entry]:
    return [e for e in map(law.get, law.article(article).entries) if e.sanction]


def terms(entry: Entry) -> list[tuple[str, int | None, int | None]]:
    assert entry.sanction
    return [
        (p.kind, p.amount.min if p.amount else None, p.amount.max if p.amount else None)
        for p in entry.sanction.penalties
    ]


# --- every sentence of every entry -------------------------------------------------------------


def sheet(law: LawRegistry, lang: Lang) -> str:
    """Return every phrase of the registry in one language, a block an entry."""
    blocks = []
    for id_ in (*law.ids, "mci"):
        names = (*FIELDS, *law.get(id_).values) if id_ != "mci" else ("value", "rule", "source")
        rows = [f"{id_} = {law.cite(id_, lang)}"]
        for name in names:
            try:
                rows.append(f"  {name}: {law.phrase(id_, name, lang)}")
            except UnknownReference:
                continue
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("lang", CODES)
def test_sentences_are_as_read_and_approved(law: LawRegistry, lang: Lang) -> None:
    """After a wanted change: HUB_UPDATE_GOLDEN=1, then read the difference as an editor."""
    path = GOLDEN / f"{lang}.txt"
    text = sheet(law, lang)
    if os.environ.get("HUB_UPDATE_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize("lang", CODES)
def test_sentences_have_the_shape_that_pages_rely_on(law: LawRegistry, lang: Lang) -> None:
    for id_ in law.ids:
        entry = law.get(id_)
        for name in ("penalty", "conduct", "age", "in_force"):
            try:
                words = law.phrase(id_, name, lang)
            except UnknownReference:
                continue
            assert not words.endswith("."), (id_, name)
            assert words[0].islower() or words[0].isdigit(), (id_, name)
        if entry.rule:
            words = law.phrase(id_, "rule", lang)
            assert words.endswith("."), id_
            assert not words[0].islower(), id_
            assert "{" not in words, id_


@pytest.mark.parametrize("lang", CODES)
def test_alphabets_are_not_mixed(law: LawRegistry, lang: Lang) -> None:
    """A Latin i in a Kazakh word looks right and breaks search and speech."""
    text = re.sub(r"\S+\.kz", "", sheet(law, lang))
    words = re.findall(
        r"[^\W\d_]+",
        "\n".join(row.partition(" = ")[2] or row.partition(": ")[2] for row in text.splitlines()),
    )
    mixed = [w for w in words if re.search("[A-Za-z]", w) and re.search("[А-Яа-яЁёӘ-ӿ]", w)]
    assert mixed == []
    if lang != "en":
        roman = {"VI", "VII", "VIII", "adilet", "zan", "kz", "alau", "otyrar"}
        assert {w for w in words if re.search("[A-Za-z]", w)} <= roman


def test_kazakh_letters_are_used(law: LawRegistry) -> None:
    assert set("әғқңөұүһі") - set(sheet(law, "kk").lower()) == set("һ")


# --- traps of the facts file ------------------------------------------------------------------


def test_only_theft_of_drugs_is_punished_from_14(law: LawRegistry) -> None:
    young = {e.article_id for e in law.entries.values() if e.sanction and e.age == 14}
    assert young == {"cc-298"}
    drug = ["296", "297", "297.1", "299", "299.1", "300", "301", "302", "232.1", "286", "218"]
    for article in drug:
        assert {e.age for e in offences(law, f"cc-{article}")} == {16}


def test_sale_is_imprisonment_only_with_the_terms_of_2025(law: LawRegistry) -> None:
    assert [terms(e) for e in offences(law, "cc-297")] == [
        [("imprisonment", 5, 8)],
        [("imprisonment", 6, 10)],
        [("imprisonment", 7, 12)],
        [("imprisonment", 15, 20)],
    ]
    assert {e.in_force_from for e in offences(law, "cc-297")} == {"2025-03"}


def test_making_is_apart_and_heavier(law: LawRegistry) -> None:
    assert [terms(e) for e in offences(law, "cc-297.1")] == [
        [("imprisonment", 5, 10)],
        [("imprisonment", 6, 12)],
        [("imprisonment", 10, 15)],
        [("imprisonment", 15, 20), ("life-imprisonment", None, None)],
    ]


def test_the_internet_feature_left_article_297(law: LawRegistry) -> None:
    web = re.compile("electronic|internet|online|электрон|интернет|онлайн")
    named = {
        e.id
        for e in law.entries.values()
        if e.conduct and any(web.search(e.conduct.get(lang)) for lang in CODES)
    }
    assert named == {"cc-132-2", "cc-299-2", "cc-299.1-2", "cc-301-3"}
    third = law.get("cc-297-3")
    assert third.aggravating is not None
    assert len(third.aggravating.en) == 4


def test_life_stands_in_four_places_only(law: LawRegistry) -> None:
    life = {
        e.id
        for e in law.entries.values()
        if e.sanction and any(p.kind == "life-imprisonment" for p in e.sanction.penalties)
    }
    assert life == {"cc-286-4", "cc-297.1-4", "cc-298-4", "cc-299-4"}


def test_advertising_and_own_use(law: LawRegistry) -> None:
    assert [terms(e) for e in offences(law, "cc-299.1")] == [
        [("imprisonment", None, 3)],
        [("imprisonment", 3, 6)],
    ]
    assert "297" in law.phrase("cc-296-note2", "rule", "en")
    assert not any("note" in id_ for id_ in law.article("cc-297").entries)


def test_seven_years_for_bank_access_is_part_seven_only(law: LawRegistry) -> None:
    top = {
        e.part: max((high or 0 for kind, _, high in terms(e) if kind == "imprisonment"), default=0)
        for e in offences(law, "cc-232.1")
    }
    assert top == {"1": 0, "2": 2, "3": 3, "4": 2, "5": 3, "6": 5, "7": 7}
    assert {e.in_force_from for e in offences(law, "cc-232.1")} == {"2025-09-16"}


def test_minors(law: LawRegistry) -> None:
    assert law.get("cc-81-3").values["fine"] == Amount("mci", min=5, max=100)
    assert law.get("cc-81-5").values["hours"] == Amount("hours", min=10, max=75)
    assert law.get("cc-81-7").values["term"] == Amount("years", max=10)
    assert law.get("ao-66").values["fine"] == Amount("mci", max=10)


def test_what_is_not_official_says_so(law: LawRegistry) -> None:
    secondary = {e.id for e in law.entries.values() if e.status == "secondary"}
    assert secondary == {"ao-440.1"}
    report = law.get("ao-440.1").secondary
    assert report and report.url and report.date
    for entry in law.entries.values():
        if entry.id.startswith("ao-"):
            assert entry.edition.old and entry.note, entry.id


def test_nothing_is_approved_and_all_are_dated(law: LawRegistry) -> None:
    pending, oldest = law.review_state()
    assert pending == len(law.ids)
    assert str(oldest) == "2026-11-21"


def test_the_folder_holds_no_weights_of_substances() -> None:
    text = "\n".join(p.read_text("utf-8") for p in (ROOT / FOLDER).glob("*.yml"))
    assert not re.search(r"\bgrams?\b|грамм|\bмг\b|альфа|мефедрон|метадон|гашиш", text, re.I)


def test_sums_come_from_the_newest_index(law: LawRegistry) -> None:
    assert law.current_mci.year == 2026
    assert "692,000" in law.phrase("cc-296-2", "penalty", "en")
    assert all(row.status == "secondary" and row.source.url for row in law.mci)


# --- the registry as others use it -------------------------------------------------------------


def test_lookups(law: LawRegistry) -> None:
    assert law.cite("cc-297", "en") == "art. 297 of the Criminal Code"
    assert law.phrase("cc-297", "title", "en") == law.phrase("cc-297-1", "title", "en")
    assert law.article("cc-297.1").entries[0] == "cc-297.1-1"
    assert law.get("cc-299.1-1").article_id == "cc-299.1"
    assert law.get("cc-299-1").article_id == "cc-299"
    assert law.lawyer_pending("cc-297") and law.lawyer_pending("cc-297-1")
    assert not law.lawyer_pending("mci")


def test_entries_stand_in_the_order_of_the_acts(law: LawRegistry) -> None:
    articles = list(law.articles)
    assert articles.index("cc-3") < articles.index("cc-15") < articles.index("cc-297")
    assert articles.index("cc-297") + 1 == articles.index("cc-297.1")
    assert articles.index("cc-302") < articles.index("ao-65") < articles.index("nd-1")


@pytest.mark.parametrize(
    ("call", "known"),
    [
        (lambda law: law.get("cc-279-1"), "cc-297-1"),
        (lambda law: law.cite("cc-297-9", "kk"), "cc-297-1"),
        (lambda law: law.article("cc-299-1"), "cc-299.1"),
        (lambda law: law.phrase("cc-297-1", "penality", "ru"), "penalty"),
        (lambda law: law.phrase("cc-297-1", "rule", "ru"), "conduct"),
        (lambda law: law.phrase("cc-133-1", "age", "ru"), "penalty"),
        (lambda law: law.phrase("mci", "penalty", "ru"), "value"),
    ],
)
def test_an_unknown_name_says_what_is_known(
    law: LawRegistry, call: Callable[[LawRegistry], object], known: str
) -> None:
    with pytest.raises(UnknownReference) as error:
        call(law)
    assert known in error.value.known
    assert error.value.what.endswith(".")


def test_a_field_that_is_absent_is_not_offered(law: LawRegistry) -> None:
    with pytest.raises(UnknownReference) as error:
        law.phrase("cc-24", "penalty", "kk")
    assert "penalty" not in error.value.known


# --- mistakes of editors ----------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree that holds two good articles."""
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    for name in ("acts", "mci", "cc-297", "cc-81", "ao-440.1"):
        shutil.copy(ROOT / FOLDER / f"{name}.yml", folder)
    return tmp_path


CASES = [
    ("cc-297", "min: 5, max: 8", "min: 8, max: 5", "law.min-over-max"),
    ("cc-297", "min: 5, max: 8, unit: years", "min: 5, max: 8, unit: yeers", "law.unknown-unit"),
    ("cc-297", "min: 5, max: 8, unit: years", "min: 5, max: 8", "law.unknown-unit"),
    ("cc-297", "min: 5, max: 8, unit: years", "min: 5, max: 8, unit: hours", "law.unit"),
    ("cc-297", "min: 5, max: 8", "min: 5", "law.no-limit"),
    ("cc-297", "min: 5, max: 8", "min: 5, max: 8, exact: 6", "law.exact-and-range"),
    ("cc-297", "min: 5, max: 8", "min: -5, max: 8", "law.number"),
    ("cc-297", "kind: imprisonment, min: 5", "kind: prison, min: 5", "law.kind"),
    (
        "cc-297",
        "kind: imprisonment, min: 5",
        "kind: life-imprisonment, min: 5",
        "law.term-not-wanted",
    ),
    ("cc-297", "kind: imprisonment, min: 5", "payer: me, kind: imprisonment, min: 5", "law.payer"),
    ("cc-297", "confiscation: required", "confiscation: maybe", "law.confiscation"),
    ("cc-297", "confiscation: required", "", "law.confiscation"),
    ("cc-297", "lawyer: pending", "lawyer: soon", "law.lawyer"),
    ("cc-297", "lawyer: pending", "", "law.lawyer"),
    ("cc-297", "status: confirmed", "status: sure", "law.status"),
    ("cc-297", "status: confirmed", "", "law.status"),
    ("cc-297", "status: confirmed", "status: secondary", "law.secondary-source"),
    ("ao-440.1", "  date: 2025-09-12\n", "", "law.secondary-source"),
    ("ao-440.1", "note:\n", "note_: \n", "yaml.unknown-key"),
    ("cc-297", "checked: {on: 2026-11-21, by: hub editors}\n", "", "law.checked"),
    ("cc-297", "edition: cc-2025-09-16", "edition: cc-1999", "law.edition"),
    ("cc-297", "act: cc", "act: xx", "law.act"),
    ("cc-297", 'article: "297"', 'article: "297 bis"', "law.article"),
    ("cc-297", 'article: "297"', 'article: "298"', "law.id"),
    ("cc-297", 'part: "2"', 'part: "5"', "law.id"),
    ("cc-297", "id: cc-297-2", "id: cc-297-1", "law.id"),
    ("cc-297", "age: 16", "age: 12", "law.age"),
    ("cc-297", '"2025-03"', '"2025-13"', "law.in-force"),
    ("cc-297", '      kk: "ірі мөлшердегі', '      kz: "ірі мөлшердегі', "yaml.missing-key"),
    ("cc-297", "title:\n  kk:", 'title:\n  kk: ""\n  xx:', "yaml.empty"),
    ("cc-81", "Размер штрафа – {fine}.", "Размер штрафа – {fines}.", "law.placeholder"),
    ("cc-81", "Размер штрафа – {fine}.", "Размер штрафа – {fine.best}.", "law.placeholder"),
    ("cc-81", "Размер штрафа – {fine}.", "Размер штрафа – {fine.exact}.", "law.placeholder"),
    ("cc-81", "Размер штрафа – {fine}.", "Размер штрафа разный.", "law.placeholders-differ"),
    ("cc-81", "fine: {min: 5", "title: {min: 5", "law.placeholder"),
    ("mci", "year: 2025", "year: 2026", "law.mci-year"),
    ("mci", "tenge: 4325", "tenge: 0", "law.mci-value"),
    ("mci", "    date: 2025-12-09\n", "", "law.secondary-source"),
]


@pytest.mark.parametrize(("name", "old", "new", "rule"), CASES)
def test_a_mistake_is_found_in_its_place(
    tree: Path, name: str, old: str, new: str, rule: str
) -> None:
    path = tree / FOLDER / f"{name}.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    _, found = load_law(tree)
    hits = [f for f in found if f.rule == rule]
    assert hits, [f"{f.rule}: {f.message}" for f in found]
    for finding in hits:
        assert finding.path == path
        assert finding.hint and finding.message.endswith(".")
        assert 1 <= finding.line <= len(text.splitlines()) + 1


def test_a_mistake_names_its_line_and_leaves_the_others_alone(tree: Path) -> None:
    path = tree / FOLDER / "cc-297.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("min: 6, max: 10", "min: 10, max: 6"), "utf-8")
    registry, found = load_law(tree)
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "min: 6, max: 10" in row)
    assert [(f.rule, f.line) for f in found] == [("law.min-over-max", line)]
    assert registry.article("cc-297").entries == ("cc-297-1", "cc-297-3", "cc-297-4")


def test_one_id_in_two_places(tree: Path) -> None:
    path = tree / FOLDER / "cc-297.yml"
    text = path.read_text("utf-8")
    start = text.index("  - id: cc-297-1")
    block = text[start : text.index("  - id: cc-297-2")]
    path.write_text(text[:start] + block + text[start:], "utf-8")
    registry, found = load_law(tree)
    assert [f.rule for f in found] == ["law.duplicate-id"]
    assert f"line {text[:start].count(chr(10)) + 1}" in found[0].message
    assert len(registry.article("cc-297").entries) == 4


def test_an_old_edition_needs_a_note(tree: Path) -> None:
    path = tree / FOLDER / "ao-440.1.yml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"note:\n(?:  .+\n)+", "", text), "utf-8")
    _, found = load_law(tree)
    assert [f.rule for f in found] == ["law.old-edition"]


def test_an_offence_without_a_penalty_and_an_empty_entry(tree: Path) -> None:
    path = tree / FOLDER / "cc-297.yml"
    text = path.read_text("utf-8")
    words = '{kk: "а", ru: "б", en: "c"}'
    path.write_text(
        text + f'  - id: cc-297-5\n    part: "5"\n    conduct: {words}\n'
        '  - id: cc-297-6\n    part: "6"\n',
        "utf-8",
    )
    _, found = load_law(tree)
    assert [f.rule for f in found] == ["law.no-penalty", "law.empty"]


def test_a_folder_without_files_is_reported_not_raised(tmp_path: Path) -> None:
    registry, found = load_law(tmp_path)
    assert registry.ids == ()
    assert found
    with pytest.raises(UnknownReference):
        registry.phrase("mci", "value", "kk")


def test_every_unit_has_words() -> None:
    assert set(get_args(Unit)) == {"years", "months", "days", "hours", "mci", "percent", "age"}
