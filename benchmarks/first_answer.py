"""How long it takes from a command such as `make demo` to the first answer on the page.

python -m benchmarks.first_answer make demo
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parent.parent
QUESTION = "How much were taxes and fees cut?"
ANSWER = "16.76 billion yuan"
_LONGEST = 600_000


def main(command: list[str]) -> None:
    """Run a command that starts the demo, ask as a person would, and print the seconds."""
    started = time.monotonic()
    with subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as demo:
        try:
            url = _url(demo)
            print(f"{time.monotonic() - started:6.1f} s  address printed")
            _ask(url, started)
        finally:
            os.killpg(demo.pid, signal.SIGINT)


def _url(demo: subprocess.Popen[str]) -> str:
    """Read the address that the demo prints."""
    assert demo.stderr is not None
    for line in demo.stderr:
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        if found:
            return found[0]
    raise RuntimeError("the demo printed no address")


def _ask(url: str, started: float) -> None:
    """Open the page, press START, ask at once, and wait for the answer."""
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(url)
        page.get_by_role("button", name="START").click()
        print(f"{time.monotonic() - started:6.1f} s  page open, question asked")
        field = page.get_by_role("textbox", name="Message")
        field.fill(QUESTION)
        field.press("Enter")
        expect(page.locator("blockquote", has_text=ANSWER)).to_be_visible(timeout=_LONGEST)
        print(f"{time.monotonic() - started:6.1f} s  answer on the page")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
