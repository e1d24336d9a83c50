"""The deck as PPTX: real titles, notes on every slide, a language on every run, one date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from hub.downloads import pptx_parts as parts
from hub.downloads.archive import pack_files
from hub.downloads.docx_styles import LOCALES
from hub.downloads.pptx_shapes import Shapes
from hub.downloads.printing import qr_png
from hub.downloads.slides import Deck, Note, Slide
from hub.downloads.slides_draw import Element, Picture
from hub.downloads.slides_frame import BODY_SIZES, TITLE_SIZES, Layout, backdrop, layout_of
from hub.downloads.slides_place import place, samples

KINDS: Mapping[Layout, str] = {"cover": "title", "inner": "obj"}


def slides_pptx(deck: Deck, colours: Mapping[str, str]) -> bytes:
    """Return the file of a deck; reads the stills of its videos."""
    writer = _Writer(colours, LOCALES[deck.lang])
    for at, slide in enumerate(deck.slides, 1):
        writer.slide(at, slide, place(slide, deck.foot, at))
    return writer.file(deck)


class _Writer:
    """Gathers the parts of a file by their names."""

    def __init__(self, colours: Mapping[str, str], lang: str) -> None:
        self._colours = colours
        self._lang = lang
        self._files: dict[str, bytes] = {}
        self._media: dict[bytes, str] = {}

    def slide(self, at: int, slide: Slide, elements: Iterable[Element]) -> None:
        """Add a slide, its notes and its pictures."""
        layout = list(KINDS).index(layout_of(slide)) + 1
        near = [
            ("slideLayout", f"../slideLayouts/slideLayout{layout}.xml"),
            ("notesSlide", f"../notesSlides/notesSlide{at}.xml"),
        ]
        pictures: list[str] = []
        addresses: list[str] = []
        elements = list(elements)
        # The ids of links follow those of pictures, so pictures are counted first.
        for one in elements:
            if isinstance(one, Picture):
                pictures.append(self._stored(one))
                if one.link and one.link not in addresses:
                    addresses.append(one.link)
        used = iter(range(len(near) + 1, len(near) + 1 + len(pictures)))
        shapes = Shapes(
            self._colours,
            self._lang,
            media=lambda _picture: f"rId{next(used)}",
            link=lambda to: f"rId{len(near) + len(pictures) + 1 + addresses.index(to)}",
            cover=layout_of(slide) == "cover",
        )
        inner = "".join(shapes.xml(one) for one in elements)
        self._add(
            f"ppt/slides/slide{at}.xml",
            f"{parts.HEAD}<p:sld {parts.NS}><p:cSld><p:spTree>{parts.GROUP}{inner}</p:spTree>"
            "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
            parts.rels(
                [*near, *(("image", f"../media/{name}") for name in pictures)],
                [escape(to, {'"': "&quot;"}) for to in addresses],
            ),
        )
        self._add(
            f"ppt/notesSlides/notesSlide{at}.xml",
            self._notes(slide.notes),
            parts.rels(
                [
                    ("notesMaster", "../notesMasters/notesMaster1.xml"),
                    ("slide", f"../slides/slide{at}.xml"),
                ]
            ),
        )

    def file(self, deck: Deck) -> bytes:
        """Return the whole file."""
        count = len(deck.slides)
        self._frame(count)
        files = {
            "[Content_Types].xml": parts.content_types(count).encode(),
            "_rels/.rels": parts.rels(
                [
                    ("officeDocument", "ppt/presentation.xml"),
                    (
                        f"{parts.PACKAGE}/relationships/metadata/core-properties",
                        "docProps/core.xml",
                    ),
                    ("extended-properties", "docProps/app.xml"),
                ]
            ).encode(),
            "docProps/app.xml": parts.APP.encode(),
            "docProps/core.xml": parts.core(escape(deck.title), self._lang, deck.checked).encode(),
            **dict(sorted(self._files.items())),
        }
        return pack_files(files, deck.checked)

    def _frame(self, count: int) -> None:
        """Add what is the same in every deck."""
        layouts = list(KINDS)
        kept = [("slideLayout", f"../slideLayouts/slideLayout{at + 1}.xml")
                for at in range(len(layouts))]  # fmt: skip
        for at, name in enumerate(layouts, 1):
            drawn, holders = self._pattern(name)
            self._add(
                f"ppt/slideLayouts/slideLayout{at}.xml",
                parts.layout(parts.LAYOUTS[name], KINDS[name], drawn, holders),
                parts.rels([("slideMaster", "../slideMasters/slideMaster1.xml")]),
            )
        self._add(
            "ppt/slideMasters/slideMaster1.xml",
            parts.master(*self._pattern("inner", master=True), TITLE_SIZES[1], BODY_SIZES[3]),
            parts.rels([*kept, ("theme", "../theme/theme1.xml")]),
        )
        self._add(
            "ppt/notesMasters/notesMaster1.xml",
            parts.notes_master(),
            parts.rels([("theme", "../theme/theme2.xml")]),
        )
        for number in (1, 2):
            self._add(f"ppt/theme/theme{number}.xml", parts.theme(self._colours))
        self._add("ppt/presProps.xml", parts.PROPS)
        self._add(
            "ppt/presentation.xml",
            parts.presentation(count, self._lang),
            parts.rels(
                [
                    ("slideMaster", "slideMasters/slideMaster1.xml"),
                    ("notesMaster", "notesMasters/notesMaster1.xml"),
                    *(("slide", f"slides/slide{at}.xml") for at in range(1, count + 1)),
                    ("theme", "theme/theme1.xml"),
                    ("presProps", "presProps.xml"),
                ]
            ),
        )

    def _pattern(self, layout: Layout, *, master: bool = False) -> tuple[str, str]:
        """Return the decoration and the placeholders of a layout."""

        def none(_one: object) -> str:
            raise AssertionError("a layout has no pictures")

        shapes = Shapes(
            self._colours, self._lang, none, none, cover=layout == "cover", master=master
        )
        drawn = "".join(shapes.xml(one) for one in backdrop(layout))
        return drawn, "".join(shapes.xml(one) for one in samples(layout))

    def _notes(self, notes: tuple[Note, ...]) -> str:
        rows = "".join(self._note(note) for note in notes)
        return (
            f"{parts.HEAD}<p:notes {parts.NS}><p:cSld><p:spTree>{parts.GROUP}"
            '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" '
            'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr>'
            '</p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr>'
            '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr>'
            f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{rows}</p:txBody></p:sp>"
            "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
        )

    def _note(self, note: Note) -> str:
        bold = [(note.label, 1)] if note.label else []
        return "".join(
            f'<a:p><a:r><a:rPr lang="{self._lang}" b="{weight}" dirty="0"/>'
            f"<a:t>{escape(text)}</a:t></a:r></a:p>"
            for text, weight in (*bold, *((row, 0) for row in note.rows))
        )

    def _stored(self, one: Picture) -> str:
        """Return the name of a picture inside the file; the same bytes are kept once."""
        data = one.jpeg.read_bytes() if one.jpeg else qr_png(one.qr)
        end = "jpg" if one.jpeg else "png"
        name = self._media.setdefault(data, f"image{len(self._media) + 1}.{end}")
        self._files[f"ppt/media/{name}"] = data
        return name

    def _add(self, name: str, xml: str, rels: str = "") -> None:
        self._files[name] = xml.encode()
        if rels:
            folder, _, base = name.rpartition("/")
            self._files[f"{folder}/_rels/{base}.rels"] = rels.encode()
