"""The words of a video in one language, every reference turned into what the registries say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hub.content.findings import Finding
from hub.content.languages import Lang, Trilingual
from hub.content.references import parse_reference
from hub.content.script import LineKind, SceneKind, ScenePlan, SceneText, ScriptText, VideoPlan
from hub.content.yamlfile import Record, load_yaml_model
from hub.video.refs import Contacts, HelpLine, LawPhrases, resolve

STRINGS = Path("videos/words.yml")


class Strings(Record):
    """Words that all pictures share, from videos/words.yml."""

    stranger: Trilingual
    made_up: Trilingual
    court_decides: Trilingual
    not_advice: Trilingual
    lawyer_pending: Trilingual
    narrator: Trilingual
    on_screen: Trilingual
    me: Trilingual
    red_flag: Trilingual
    right_answer: Trilingual
    brand: Trilingual
    draft: Trilingual


@dataclass(frozen=True)
class Books:
    """Where words come from that stand in no script: shared words, the law, the contacts."""

    strings: Strings
    law: LawPhrases
    contacts: Contacts


@dataclass(frozen=True)
class FactWords:
    """What a fact scene shows of the registry: citation, statement, small print."""

    cite: str
    statement: str
    small: str


@dataclass(frozen=True)
class SceneWords:
    """The words of one scene in one language, in the order in which they appear.

    `partner` is who writes in a chat when the script says so; else it is the stranger.
    """

    id: str
    kind: SceneKind
    lines: tuple[tuple[LineKind, str], ...]
    title: str = ""
    fact: FactWords | None = None
    contacts: tuple[HelpLine, ...] = ()
    partner: str = ""

    def other_side(self, strings: Strings, lang: Lang) -> str:
        """Return who is on the other side of a chat: whom the script names, or a stranger."""
        return self.partner or strings.stranger.get(lang)


def load_strings(root: Path) -> tuple[Strings | None, list[Finding]]:
    """Read videos/words.yml."""
    return load_yaml_model(root / STRINGS, Strings, root)


def scene_words(plan: VideoPlan, text: ScriptText, books: Books) -> tuple[SceneWords, ...]:
    """Return the scenes of a script in the order of the plan.

    A scene that the script lacks is left out. Raises LookupError for an unknown reference.
    """
    scenes = ((plan_scene, text.scene(plan_scene.id)) for plan_scene in plan.scenes)
    return tuple(
        _scene(plan_scene, scene, text.lang, books)
        for plan_scene, scene in scenes
        if scene is not None
    )


def _scene(plan: ScenePlan, scene: SceneText, lang: Lang, books: Books) -> SceneWords:
    return SceneWords(
        id=scene.id,
        kind=plan.kind,
        lines=tuple(
            (row.kind, resolve(row.text, lang, books.law, books.contacts)) for row in scene.lines
        ),
        title=scene.title,
        fact=_fact(plan.law, lang, books.strings, books.law) if plan.law else None,
        contacts=tuple(books.contacts(id_, lang) for id_ in plan.contacts),
        partner=scene.partner.name if scene.partner else "",
    )


def _fact(name: str, lang: Lang, strings: Strings, law: LawPhrases) -> FactWords:
    reference = parse_reference(f"law:{name}")
    if reference is None or not reference.field:
        raise LookupError(f'"{name}" names no phrase of the law registry, such as ".penalty".')
    edition = _capital(law.phrase(reference.id, "edition", lang)).rstrip(".") + "."
    small = [edition, strings.court_decides.get(lang), strings.not_advice.get(lang)]
    if law.lawyer_pending(reference.id):
        small.append(strings.lawyer_pending.get(lang))
    statement = law.phrase(reference.id, reference.field, lang)
    return FactWords(law.cite(reference.id, lang), _capital(statement), " ".join(small))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
