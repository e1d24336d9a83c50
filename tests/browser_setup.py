"""Make sure a Chromium is here for the browser tests, or say in one sentence what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of a Chromium-like browser; `HUB_CHROMIUM` names one by hand."""
    return os.environ.get("HUB_CHROMIUM") or next(
        (path for name in NAMES if (path := shutil.which(name))), None
    )


def main() -> int:
    """Install Chromium through apt where that is allowed; return 0 when one is there."""
    if find():
        return 0
    if shutil.which("apt-get"):
        prefix: list[str] | None = []
        if os.geteuid() != 0:
            can = shutil.which("sudo") and (
                subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode
                == 0
            )
            prefix = ["sudo", "-n"] if can else None
        if prefix is not None:
            for step in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
                subprocess.run([*prefix, "apt-get", *step], check=False)
    if find():
        return 0
    sys.stderr.write(
        "The browser tests need Chromium and none was found: install it "
        "(Debian: apt install chromium) or name one with HUB_CHROMIUM=/path/to/chrome.\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
