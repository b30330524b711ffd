"""Takes README's picture of the web application: the start page over the reports in `samples`, as Chromium shows it.

python docs/_ext/take_screenshot.py [FILE]
"""

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from onrecord.intake import take_in
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import open_record, read_into
from onrecord.settings import Settings
from onrecord.web.app import create
from onrecord.web.settings import WebSettings

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "_static" / "brief.png"
PAGE = "?since=2025-01-01&until=2025-12-31"
"""The samples are of one year."""
WIDTH, HEIGHT = 1280, 860


def read_samples(path: Path) -> None:
    """A record of the samples."""
    with open_record(path) as record:
        read_into(record, take_in([ROOT / "samples"]), Reader(record.codebook))
        bring_up_to_date(record, record.codebook)


@contextmanager
def shown(path: Path) -> Iterator[str]:
    """The address at which a server in this process shows the record."""
    application = create(WebSettings(general=Settings(record=str(path), by="you")))
    server = uvicorn.Server(uvicorn.Config(application, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            if not thread.is_alive():
                raise SystemExit("The server did not start.")
            time.sleep(0.02)
        (port,) = {one.getsockname()[1] for each in server.servers for one in each.sockets}
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.should_exit = True
        thread.join()


def main() -> None:
    """Read the samples, serve them, and take the picture."""
    picture = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is not installed (Debian: apt-get install chromium).")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "onrecord.db"
        read_samples(path)
        with shown(path) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
            page.goto(address + PAGE, wait_until="networkidle")
            page.screenshot(path=picture)
            browser.close()
    sys.stdout.write(f"{picture}\n")


if __name__ == "__main__":
    main()
