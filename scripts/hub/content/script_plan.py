"""The plan of a video, video.yml: what is the same in all its languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from hub.content.common import AgeGroup, Slug, Topic
from hub.content.languages import Lang
from hub.content.yamlfile import Record


class SceneKind(StrEnum):
    """What a scene shows; each kind has its own drawing."""

    TITLE = "title"
    CHAT = "chat"
    FACT = "fact"
    CHOICE = "choice"
    STEPS = "steps"
    HELP = "help"
    FOOTAGE = "footage"


Shape = Literal["9:16", "1:1", "16:9"]


class Footage(Record):
    """A film crew's clip behind a scene: `file` in the video's folder, its in and out in ms.

    `fit` says how it fills the frame: bars, cut edges, or its own blurred picture around it;
    `sound` keeps its sound.
    """

    file: str
    in_ms: int = 0
    out_ms: int | None = None
    fit: Literal["fit", "crop", "blur"] = "blur"
    sound: bool = False


class ScenePlan(Record):
    """One scene of video.yml: its id, what it shows, and which registry entries it draws on.

    `ms` fixes its length by hand; without it the length follows from the words.
    """

    id: Slug
    kind: SceneKind
    law: str | None = None
    contacts: tuple[str, ...] = ()
    footage: Footage | None = None
    ms: int | None = None


class VideoPlan(Record):
    """Everything about a video that is the same in all languages.

    `shape` is the picture's shape on the site, `shapes` the further ones to make; `voice` names
    a recorded track of the narrator by language; `bed` asks for a quiet synthesised ground.
    """

    ages: tuple[AgeGroup, ...]
    topics: tuple[Topic, ...]
    order: int = 100
    shape: Shape = "9:16"
    shapes: tuple[Shape, ...] = ()
    voice: Mapping[Lang, str] = Field(default_factory=dict)
    bed: bool = False
    law: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    poster: Slug
    lessons: tuple[Slug, ...] = ()
    scenes: tuple[ScenePlan, ...]
    checked: date
