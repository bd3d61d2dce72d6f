"""The page of a PDF as a person sees it: in the chat, and opened."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.texts import ENGLISH
from tests.bot.demo.page.conftest import SIZE, Phone, open_phone
from tests.bot.demo.page.real.conftest import ask, picture
from tests.corpus.readers.pdf.shipped import HEAD, shipped_blocks, typeset
from tests.patience import milliseconds
from tests.process import Demo, demonstrating

# The beginning of the report: two pages, and quick to index.
BLOCKS = 24


@pytest_asyncio.fixture(scope="module")
async def printed(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Demo]:
    """Run the demo with the shipped report as a PDF."""
    folder = tmp_path_factory.mktemp("printed")
    (folder / "report.pdf").write_bytes(typeset(shipped_blocks()[:BLOCKS], [(72, 450)], HEAD))
    (folder / "catalog.toml").write_text(
        '[[report]]\nid = "printed"\ntitle = "Report on the Work of Liaoning Government"\n'
        'date = "2022-01-20"\nlanguage = "en"\npublisher = "Government"\nfile = "report.pdf"\n',
        encoding="utf-8",
    )
    catalog = str(folder / "catalog.toml")
    async with demonstrating(folder / "index", VERBATIM_CORPUS__CATALOG=catalog) as demo:
        await demo.said("Ready after")
        yield demo


@pytest_asyncio.fixture
async def reader(
    browser: Browser, printed: Demo, pytestconfig: pytest.Config
) -> AsyncIterator[Phone]:
    """Open the page on a phone; it must not complain of anything."""
    scale = 1.3 if pytestconfig.getoption("screenshots") else 1  # a page takes many bytes
    context = await browser.new_context(
        viewport=SIZE, locale="en-GB", has_touch=True, device_scale_factor=scale
    )
    phone = await open_phone(context, printed.url)
    yield phone
    assert phone.complaints == []
    await context.close()


async def test_a_person_sees_the_page_with_the_sentence_marked(
    reader: Phone, pytestconfig: pytest.Config
) -> None:
    """Page brings a photo into the chat; a tap shows it over the whole phone, another larger."""
    answer = await ask(reader)
    await answer.get_by_role("button", name=ENGLISH.page_button, exact=True).click()
    photo = reader.messages.last.get_by_role("button", name="Photo")
    await expect(photo).to_be_visible(timeout=milliseconds(20))
    await expect(reader.messages.last).to_contain_text("20 Jan 2022 · p. 1")
    assert await photo.locator("img").evaluate("(img) => img.decode().then(() => img.width)") > 300
    await picture(reader, pytestconfig, "phone-page")
    await photo.click()
    viewer = reader.page.get_by_role("dialog", name="Photo")
    image = viewer.get_by_role("img", name="Photo")
    await expect(image).to_be_in_viewport()
    await image.evaluate("(img) => img.decode()")
    fitting = await image.bounding_box()
    await picture(reader, pytestconfig, "phone-page-open")
    await image.click()
    large = await image.bounding_box()
    assert fitting and fitting["width"] == SIZE["width"]
    assert large and large["width"] > 3 * SIZE["width"]
    await viewer.get_by_role("button", name="Close").click()
    await expect(viewer).to_have_count(0)
