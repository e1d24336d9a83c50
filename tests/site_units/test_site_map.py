"""Addresses between pages."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.site.site_map import relative


@pytest.mark.parametrize(
    ("start", "to", "expected"),
    [
        ("", "", "./"),
        ("", "help/", "help/"),
        ("help/", "", "../"),
        ("ru/law/courier/", "ru/help/", "../../help/"),
        ("law/courier/", "media/a.svg", "../../media/a.svg"),
        ("ru/", "ru/", "./"),
    ],
)
def test_relative(start: str, to: str, expected: str) -> None:
    assert relative(start, to) == expected


FOLDER = st.lists(st.sampled_from(["a", "b", "ru", "law"]), max_size=4).map(
    lambda parts: "".join(p + "/" for p in parts)
)


@given(FOLDER, FOLDER, st.sampled_from(["", "x.svg"]))
def test_relative_leads_back(start: str, to: str, file: str) -> None:
    base = "https://example.org/sub/"
    assert urljoin(base + start, relative(start, to + file)) == base + to + file
