"""Reading scripts, and what is found wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from video_trees import SmallLaw, small_contacts

from hub.content.script import LineKind, load_script, load_scripts
from hub.video.lint import check_scripts, check_videos
from hub.video.picture.palette import Palette
from hub.video.transcript import write_transcript
from hub.video.words import Books, Strings, scene_words


def test_a_script_is_read_with_its_lines(tree: Path) -> None:
    (script,), found = load_scripts(tree)
    assert found == []
    text = script.texts["ru"]
    assert (text.title, [s.id for s in text.scenes]) == (
        "Title ru",
        ["hook", "chat", "law", "help", "end"],
    )
    chat = text.scene("chat")
    assert chat is not None
    assert [(row.kind, row.text, row.line) for row in chat.lines] == [
        (LineKind.THEM, "Hello", 12),
        (LineKind.ME, "Who is it?", 13),
        (LineKind.FLAG, "No name", 14),
        (LineKind.SAY, "Nobody says who pays.", 16),
    ]


def test_wrapped_lines_and_quotes_belong_together(tree: Path) -> None:
    path = tree / "videos/small/script.en.md"
    text = path.read_text(encoding="utf-8")
    text = text.replace("> A question\n", "> A question\n> that goes on\n>\n> A second one\n")
    text = text.replace("- flag: No name\n", "- flag: No name\n  at all\n")
    path.write_text(text, encoding="utf-8")
    script, _ = load_script(path.parent, tree)
    assert script is not None
    hook, chat = script.texts["en"].scene("hook"), script.texts["en"].scene("chat")
    assert hook is not None and chat is not None
    assert [row.text for row in hook.lines] == ["A question that goes on", "A second one"]
    assert chat.lines[2].text == "No name at all"


CASES = [
    ("script.ru.md", "- flag: No name\n", "", "video.uneven"),
    ("script.ru.md", "## End {#end}", "## End {#fin}", "script.unknown-scene"),
    ("script.ru.md", "## End {#end}\n\n> Bye\n", "", "video.missing-scene"),
    ("script.ru.md", "- me: Who is it?", "- Who is it?", "script.list-item"),
    ("script.ru.md", "law:cc-1-1.age", "law:cc-9-9.age", "video.reference"),
    ("script.ru.md", "help:111.number", "help:150.number", "video.reference"),
    ("script.ru.md", "Who is it?", "Who is it? ₸", "video.letter"),
    ("script.ru.md", "{{ help:111.number }}", "112", "video.numbers"),
    ("script.ru.md", "> Law\n", "> Law " + "longest " * 20 + "\n", "video.space"),
    ("script.ru.md", "Nobody says who pays.", "Длинное" * 5, "video.subtitle-length"),
    ("video.yml", "poster: hook", "poster: hok", "video.poster"),
    ("video.yml", "  - {id: end, kind: title}\n", "", "video.help-last"),
    ("video.yml", ', contacts: ["111", "102"]', "", "video.no-contacts"),
    ("video.yml", ", law: cc-1-1.penalty", "", "video.no-law"),
    ("video.yml", "kind: help", "kind: title", "video.no-help"),
    ("video.yml", "kind: chat", "kind: choice", "video.answer"),
    ("video.yml", "law: cc-1-1.penalty", "law: cc-1-1", "video.reference"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "rule"), CASES)
def test_what_is_wrong_is_found(
    tree: Path, strings: Strings, palette: Palette, file: str, old: str, new: str, rule: str
) -> None:
    path = tree / "videos/small" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    scripts, found = load_scripts(tree)
    found += check_scripts(
        scripts, strings=strings, palette=palette, law=SmallLaw(), contacts=small_contacts
    )
    hits = [f for f in found if f.rule == rule]
    assert hits, [f.rule for f in found]
    assert hits[0].path.parent == path.parent and hits[0].line >= 1
    assert hits[0].message and hits[0].hint


def test_a_clean_script_has_no_findings(tree: Path, strings: Strings, palette: Palette) -> None:
    scripts, found = load_scripts(tree)
    found += check_scripts(
        scripts, strings=strings, palette=palette, law=SmallLaw(), contacts=small_contacts
    )
    assert [f.rule for f in found] in ([], ["video.length"])


def test_a_project_is_checked_as_a_whole(tree: Path) -> None:
    scripts, _ = load_scripts(tree)
    assert check_videos(tree, (), law=SmallLaw(), contacts=small_contacts) == []
    assert check_videos(tree, scripts, law=SmallLaw(), contacts=small_contacts) == []
    (tree / "overrides/assets/tokens.json").unlink()
    (tree / "videos/words.yml").write_text("me: {kk: Мен}\n", encoding="utf-8")
    found = check_videos(tree, scripts, law=SmallLaw(), contacts=small_contacts)
    assert {"video.colours", "yaml.missing-key"} <= {f.rule for f in found}


def test_the_transcript_tells_what_is_seen_and_said(tree: Path, books: Books) -> None:
    (script,), _ = load_scripts(tree)
    text = script.texts["en"]
    words = scene_words(script.plan, text, books)
    shown = write_transcript(text.title, words, "en", books.strings)
    assert shown.startswith("Title en\n\n[Hook]\nA question\n\n[Chat]\n(A made-up chat)\n")
    assert "A stranger: Hello\nMe: Who is it?\nWarning sign: No name\n" in shown
    assert "Law\nart. 1(1) en: Penalty en\nEdition 1. A court decides the penalty." in shown
    assert "Narrator: From 16.\n" in shown
    assert "Ask\n111 – Name en (Free)\n102 – Name en (Free)\nNarrator: Call 111.\n" in shown


def test_the_small_print_says_when_a_lawyer_has_approved(tree: Path, strings: Strings) -> None:
    (script,), _ = load_scripts(tree)
    books = Books(strings, SmallLaw(pending=False), small_contacts)
    law = scene_words(script.plan, script.texts["en"], books)[2]
    assert law.fact is not None
    assert law.fact.small == "Edition 1. A court decides the penalty. This is not legal advice."


def media_rules(tree: Path, old: str, new: str) -> list[str]:
    path = tree / "videos/small/video.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    _, found = load_scripts(tree)
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("{id: hook, kind: title}", "{id: hook, kind: footage}", ["script.footage-missing"]),
        (
            "{id: hook, kind: title}",
            "{id: hook, kind: footage, footage: {file: no.mp4}}",
            ["script.footage-file"],
        ),
        (
            "{id: hook, kind: title}",
            "{id: hook, kind: footage, footage: {file: ../small/script.kk.md}}",
            ["script.footage-file"],
        ),
        (
            "{id: hook, kind: title}",
            "{id: hook, kind: footage, footage: {file: script.kk.md, in_ms: 9, out_ms: 9}}",
            ["script.footage-times"],
        ),
        (
            "{id: hook, kind: title}",
            "{id: hook, kind: title, footage: {file: script.kk.md}}",
            ["script.footage-unused"],
        ),
        (
            "{id: hook, kind: title}",
            "{id: hook, kind: footage, footage: {file: script.kk.md, in_ms: 9, fit: crop}}",
            [],
        ),
        ("{id: hook, kind: title}", "{id: hook, kind: title, ms: 499}", ["script.scene-ms"]),
        ("{id: hook, kind: title}", "{id: hook, kind: title, ms: 4000}", []),
        ("poster: hook", "poster: hook\nvoice: {kk: no.wav}", ["script.voice-file"]),
        ("poster: hook", "poster: hook\nvoice: {kk: script.kk.md}\nbed: true", []),
        ("poster: hook", 'poster: hook\nshapes: ["9:16"]', ["script.shapes"]),
        ("poster: hook", 'poster: hook\nshapes: ["1:1", "16:9"]', []),
    ],
)
def test_clips_voices_times_and_shapes_are_checked(
    tree: Path, old: str, new: str, rules: list[str]
) -> None:
    assert media_rules(tree, old, new) == rules
