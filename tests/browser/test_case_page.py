"""The page of a case in Chromium: how far a reader scrolls and tabs, and what opens the folds."""

import pytest

from tests.browser.test_pages import violations

SCREENS = "document.documentElement.scrollHeight / innerHeight"
TAB_STOPS = """[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter(element => element.tabIndex >= 0 && element.checkVisibility()).length"""
SHUT = "[...document.querySelectorAll('.case details')].filter(fold => !fold.open).length"
HIDDEN_IN_PRINT = """[...document.querySelectorAll('.case details > :not(summary)')]
  .filter(part => !part.closest('.screen') && !part.getBoundingClientRect().height).length"""


@pytest.mark.parametrize(("size", "height", "screens"), [("desktop", 900, 6), ("phone", 844, 9)])
def test_a_reader_understands_the_founding_case_before_anything_is_opened(
    open_page, site, size: str, height: int, screens: int
) -> None:
    page = open_page(site.pages["case"], size=size)
    page.set_viewport_size({**page.viewport_size, "height": height})

    assert page.evaluate(SCREENS) <= screens
    assert page.evaluate(TAB_STOPS) <= 200


@pytest.mark.parametrize("anchor", ["R3", "R3-D1", "A7", "A1.1", "S2", "dispute-1", "cite", "download", "related"])
def test_an_old_link_into_a_fold_opens_it(open_page, site, anchor: str) -> None:
    page = open_page(f"{site.pages['case']}#{anchor}", javascript=False)

    assert page.locator(f"[id='{anchor}']").is_visible()
    assert page.locator(".case details[open]").count() == 1


def test_folds_can_be_read_opened_and_in_print(open_page, site) -> None:
    page = open_page(site.pages["case"])
    page.emulate_media(media="print")
    assert (page.evaluate(SHUT) > 5, page.evaluate(HIDDEN_IN_PRINT)) == (True, 0)

    page.emulate_media(media="screen")
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert violations(page) == []
