"""The browser's script: small, and of one language only."""

from __future__ import annotations

import gzip

import pytest

from hub.content.languages import CODES
from hub.search.page_script import box_script
from hub.search.script import search_script

LIMIT = 6 * 1024
"""Bytes, gzip: the code without the words a reader sees, which come with it."""


@pytest.mark.parametrize("lang", CODES)
def test_the_code_is_small(lang):
    code = search_script(lang) + box_script({"help_more": ""})
    assert len(gzip.compress(code.encode(), 6, mtime=0)) <= LIMIT


def test_nobody_fetches_the_words_of_another_language():
    assert "normalize" in search_script("ru")
    assert search_script("ru") == search_script("en")
    assert "voiced" in search_script("kk")
    assert "voiced" not in search_script("ru")
