"""Shared by all tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
# Findings about age are judged by one fixed day, so that tests do not rot.
os.environ["HUB_TODAY"] = "2026-11-22"
