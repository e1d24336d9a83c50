"""The three languages of the hub: the only place that names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Lang = Literal["kk", "ru", "en"]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True)
class Language:
    """One language: BCP 47 code, its own and English name, label, whose text it may borrow."""

    code: Lang
    name: str
    english: str
    label: str
    og_locale: str
    fallback: tuple[Lang, ...]


DEFAULT: Lang = "kk"
LANGUAGES: dict[Lang, Language] = {
    "kk": Language("kk", "Қазақша", "Kazakh", "Қаз", "kk_KZ", ("ru", "en")),
    "ru": Language("ru", "Русский", "Russian", "Рус", "ru_KZ", ("kk", "en")),
    "en": Language("en", "English", "English", "Eng", "en_GB", ("ru", "kk")),
}
CODES: tuple[Lang, ...] = tuple(LANGUAGES)


class Trilingual(BaseModel):
    """One short text in the three languages, none of them empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kk: Text
    ru: Text
    en: Text

    def get(self, lang: Lang) -> str:
        """Return the text of one language."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}[lang]


class TrilingualList(BaseModel):
    """A list of short texts in the three languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kk: tuple[Text, ...]
    ru: tuple[Text, ...]
    en: tuple[Text, ...]

    def get(self, lang: Lang) -> tuple[str, ...]:
        """Return the list of one language."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}[lang]


def split_language(name: str) -> tuple[str, Lang | None]:
    """Split `courier.kk.md` into (`courier`, `kk`); the language is None where there is none."""
    stem = name.removesuffix(".md")
    base, _, tail = stem.rpartition(".")
    if base:
        for code in CODES:
            if tail == code:
                return base, code
    return stem, None
