"""Whoever opens the page first adds a PDF in the chat, asks it, and removes it again."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, expect

from bot.answering.library import Library
from bot.texts import ENGLISH
from tests.bot.chat.adding import PIGS, pdf
from tests.bot.demo.page.conftest import SIZE, Phone, open_phone
from tests.bot.demo.page.real.conftest import picture
from tests.patience import milliseconds
from tests.process import demonstrating

SAID = ENGLISH.admins
TITLE = "The Animals of the Island"
QUESTION = "How many pigs are on the farms of the island?"
SENTENCES = (
    PIGS,
    "Every farm keeps some of its own, and sells the rest in autumn.",
    "The sheep graze on the northern slopes from May to October.",
)


async def test_the_first_visitor_adds_asks_and_removes(
    browser: Browser, library: Library, index_folder: Path, pytestconfig: pytest.Config
) -> None:
    """Of all of that nothing is left when the demo ends, and who comes later is no admin."""
    scale = 1.5 if pytestconfig.getoption("screenshots") else 1
    async with demonstrating(index_folder) as demo:
        await demo.said("Ready after")
        context = await browser.new_context(
            viewport=SIZE, locale="en-GB", has_touch=True, device_scale_factor=scale
        )
        phone = await open_phone(context, demo.url)
        await phone.page.get_by_role("button", name="START").click()
        await _add(phone, pytestconfig)
        await _manage(phone, pytestconfig)
        later = await open_phone(await browser.new_context(viewport=SIZE), demo.url)
        await later.page.get_by_role("button", name="START").click()
        await later.say("/reports")
        await expect(later.messages.last).to_contain_text(ENGLISH.unknown_command)
        assert (phone.complaints, later.complaints) == ([], [])
        await later.page.context.close()
        await context.close()
    assert not index_folder.with_name(f"{index_folder.name}-added").exists()


async def _add(phone: Phone, pytestconfig: pytest.Config) -> None:
    """Send a PDF, add it, and ask what it says."""
    await expect(phone.messages.last).to_contain_text("I find the place in a report")
    file = FilePayload(name="island.pdf", mimeType="application/pdf", buffer=pdf(TITLE, *SENTENCES))
    await phone.page.locator("input[type=file]").set_input_files(file)
    offer = phone.messages.last
    await expect(offer).to_contain_text(SAID.shall_add, timeout=milliseconds(30))
    await picture(phone, pytestconfig, "phone-adding-offer")
    await offer.get_by_role("button", name=SAID.add).click()
    await expect(offer).to_contain_text(SAID.added.format(title=TITLE), timeout=milliseconds(60))
    await phone.say(QUESTION)
    await expect(phone.messages.last.locator("blockquote strong")).to_contain_text(
        "4,000 pigs", timeout=milliseconds(20)
    )
    await picture(phone, pytestconfig, "phone-adding-asked")


async def _manage(phone: Phone, pytestconfig: pytest.Config) -> None:
    """List the reports, open the new one, and remove it."""
    await phone.say("/reports")
    listed = phone.messages.last
    await expect(listed).to_contain_text(SAID.reports.format(count=2))
    await picture(phone, pytestconfig, "phone-reports")
    await listed.get_by_role("button", name=TITLE).click()
    await expect(listed).to_contain_text(SAID.from_file.format(name="island.pdf"))
    await listed.get_by_role("button", name=SAID.rename).click()
    await expect(phone.messages.last).to_contain_text(SAID.new_title)
    await phone.say("Animals of the Island")
    await expect(phone.messages.last).to_contain_text("Renamed: Animals of the Island.")
    await listed.get_by_role("button", name=ENGLISH.back).click()
    await listed.get_by_role("button", name="Animals of the Island").click()
    await listed.get_by_role("button", name=SAID.remove).click()
    await expect(listed).to_contain_text("Remove “Animals of the Island”?")
    await listed.get_by_role("button", name=SAID.remove).click()
    await expect(listed).to_contain_text("Removed: Animals of the Island.")
