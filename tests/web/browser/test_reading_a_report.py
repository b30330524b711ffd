"""Reading a report in a browser: its marks lead to what they mark, and layers come and go."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

REPORT = "/reports/border-wire-4b9b9c19"


@pytest.mark.parametrize(("javascript", "width"), [(True, 390), (False, 1280)])
def test_a_mark_leads_to_its_claim_and_back(open_window: Callable[..., Page], javascript: bool, width: int) -> None:
    """With scripts and without, wide and narrow, each once: what leads to marks asks no width."""
    page = open_window(javascript=javascript, width=width)
    page.goto(REPORT)
    mark = page.locator(".text a.to-claim").nth(2)
    mark.focus()
    page.keyboard.press("Enter")
    card = page.locator(".card:target")
    expect(card).to_be_in_viewport()
    assert card.get_attribute("id") == (mark.get_attribute("href") or "").removeprefix("#")
    card.get_by_text("Why it was read so").click()
    expect(card.locator(".why .reason").first).to_be_visible()
    card.get_by_role("link", name="In the text").click()
    expect(mark).to_be_in_viewport()


def test_a_click_anywhere_in_the_words_of_a_claim_leads_to_it(open_window: Callable[..., Page]) -> None:
    page = open_window()
    page.goto(REPORT)
    words = page.locator(".text .mark-evidence").first
    words.scroll_into_view_if_needed()
    plain = page.evaluate(
        """words => {
            const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
            for (let text = walk.nextNode(); text; text = walk.nextNode()) {
                if (text.parentElement.closest("a") || text.data.trim().length < 8) continue;
                const range = document.createRange();
                range.setStart(text, 2);
                range.setEnd(text, 3);
                const at = range.getBoundingClientRect();
                return [at.x + at.width / 2, at.y + at.height / 2];
            }
        }""",
        words.element_handle(),
    )
    page.mouse.click(*plain)
    expect(page).to_have_url(re.compile("#claim-" + (words.get_attribute("data-of") or "").split()[0] + "$"))
    expect(page.locator(".mark-trigger.current").first).to_be_visible()


def test_an_answer_that_comes_late_does_not_undo_a_later_switch(open_window: Callable[..., Page]) -> None:
    page = open_window(javascript=True)
    page.goto(REPORT)
    asked: list[Route] = []
    page.route("**/reports/**", lambda route: asked.append(route) if not asked else route.continue_())
    page.get_by_role("checkbox", name="times").check()
    page.get_by_role("checkbox", name="claims").uncheck()
    expect(page.locator(".text .mark-evidence")).to_have_count(0)
    with page.expect_response(asked[0].request.url) as late:
        asked[0].continue_()
    assert "mark-evidence" in late.value.text()
    page.wait_for_timeout(200)
    expect(page.locator(".text .mark-evidence")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False])
def test_layers_are_switched_and_stay_in_the_address(open_window: Callable[..., Page], javascript: bool) -> None:
    page = open_window(javascript=javascript)
    page.goto(REPORT)
    expect(page.locator(".mark-time")).to_have_count(0)
    page.get_by_role("checkbox", name="times").check()
    page.get_by_role("checkbox", name="claims").uncheck()
    if not javascript:
        page.get_by_role("button", name="Show these").click()
    expect(page.locator(".text .mark-time").first).to_be_visible()
    expect(page.locator(".text .mark-evidence")).to_have_count(0)
    page.reload()
    expect(page.locator(".text .mark-time").first).to_be_visible()
    expect(page.get_by_role("checkbox", name="claims")).not_to_be_checked()
