"""Take the pictures of the workbench that the documentation shows, from the invented case.

`make pictures` writes `docs/images/workbench-*.png`. It needs Chromium. Take them anew when a
screen looks different.
"""

import io
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from alleged import Casebook, Settings
from alleged.web.app import application

HERE = Path(__file__).parent
CASE = HERE.parent / "examples" / "velmora"
IMAGES = HERE / "images"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
WIDE, NARROW = (1280, 800), (400, 800)
COLOURS = 64
MOST_BYTES = 150_000


def take(page: Page, name: str, size: tuple[int, int] = WIDE, theme: str = "light") -> None:
    """Write what a page shows, in few colours."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.wait_for_timeout(300)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path = IMAGES / f"workbench-{name}.png"
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{path.name} has {path.stat().st_size:,} bytes; show less of the screen")


def walk(book: Casebook, page: Page, go: Callable[[str], None]) -> None:
    """Go through the case as the how-to does, and take the pictures on the way."""
    go("/")
    take(page, "glance")
    take(page, "glance-dark", theme="dark")
    take(page, "glance-narrow", NARROW)
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    cards = book.episodes_of([card.deal.id for card in book.deals()])
    episode = max(cards, key=lambda card: len(card.episode.members))
    go("/review")
    page.keyboard.press("a")
    page.wait_for_timeout(500)
    take(page, "review")
    denied = next(card for card in book.deals() if card.deal.denied_by)
    go(f"/reports/{denied.document.id}")
    page.keyboard.press("j")
    take(page, "reader")
    go(f"/episodes/{episode.id}")
    page.locator(".switches input[name=distrust]").first.check()
    page.wait_for_timeout(700)
    page.locator(".verdict-of").scroll_into_view_if_needed()
    take(page, "episode")
    go("/network")
    take(page, "network-dark", theme="dark")


def main() -> None:
    """Read the case, serve it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = Settings(who="Ana", actors=(str(CASE / "actors.csv"),))
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with Casebook(Path(folder) / "velmora.db", settings) as book:
            book.read(str(CASE / "reports"))
            server = uvicorn.Server(uvicorn.Config(application(book), log_level="error"))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
            thread.start()
            try:
                browser = playwright.chromium.launch(
                    executable_path=CHROMIUM, args=["--no-sandbox"]
                )
                page = browser.new_page()
                walk(book, page, lambda path: _go(page, f"{address}{path}"))
                browser.close()
            finally:
                server.should_exit = True
                thread.join()


def _go(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")


if __name__ == "__main__":
    main()
