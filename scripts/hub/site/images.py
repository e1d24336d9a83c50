"""Pictures that pages show: found beside the page, published once below `media/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hub.content.library import Library
from hub.content.markdown import Document
from hub.site.site_map import relative

IMAGE = re.compile(r"(!\[[^\]]*\]\()([^)\s]+)((?:\s+\"[^\"]*\")?\))")


def picture_path(doc: Document, to: str) -> Path:
    """Return the file a picture's address means, relative to the page that shows it."""
    return (doc.path.parent / to).resolve()


def picture_url(path: Path, root: Path) -> str:
    """Return a picture's address below the site root."""
    return "media/" + path.relative_to(root.resolve()).as_posix()


def rewrite_images(text: str, doc: Document, root: Path, page_url: str) -> str:
    """Point the pictures of a page at their published place; leave what cannot be found."""

    def point(match: re.Match[str]) -> str:
        path = picture_path(doc, match.group(2))
        if "://" in match.group(2) or not path.is_relative_to(root.resolve()):
            return match.group(0)
        return match.group(1) + relative(page_url, picture_url(path, root)) + match.group(3)

    return IMAGE.sub(point, text)


def pictures(library: Library) -> Iterator[tuple[Path, str]]:
    """Yield every picture in use once: its file and its address below the site root."""
    seen: set[Path] = set()
    docs = [t.doc for page in library.pages for t in page.texts.values()]
    docs += [t.doc for lesson in library.lessons for t in lesson.texts.values()]
    docs += [t.doc for series in library.series for t in series.texts.values()]
    for doc in docs:
        for target in doc.targets:
            if target.kind != "image" or "://" in target.to:
                continue
            path = picture_path(doc, target.to)
            if path.is_file() and path.is_relative_to(library.root) and path not in seen:
                seen.add(path)
                yield path, picture_url(path, library.root)
