"""A party's record in Chromium: the ring where there is room, and its form for a phone."""

from tests.browser.test_pages import WIDER_THAN_THE_WINDOW, violations

OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('.ring text')].map(text => text.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => meet(a, b))).length;
}"""
OUTSIDE = """() => {
  const room = document.querySelector('.ring').getBoundingClientRect();
  const texts = [...document.querySelectorAll('.ring text')].map(text => text.getBoundingClientRect());
  return texts.filter(text => text.left < room.left - 1 || text.right > room.right + 1).length;
}"""


def test_a_party_is_read_wide_mirrored_and_on_a_phone(open_page, site) -> None:
    page = open_page(site.pages["party"], size="desktop")
    ring, bar = page.locator(".ring"), page.locator(".bar").first
    for width in (960, 1152, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert ring.is_visible() and not bar.is_visible()
        assert (page.evaluate(OVERLAPS), page.evaluate(OUTSIDE)) == (0, 0), width
    page.evaluate("document.documentElement.dir = 'rtl'")
    first = page.locator(".ring text").first
    assert first.bounding_box()["x"] > ring.bounding_box()["x"] + ring.bounding_box()["width"] / 2
    page.evaluate("document.documentElement.dir = 'ltr'")
    for width in (959, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert bar.is_visible() and not ring.is_visible()
        assert page.evaluate(WIDER_THAN_THE_WINDOW) <= 0, width
    together = page.locator(".others summary").first
    together.press("Enter")
    assert page.locator(".others details[open] a").first.is_visible()
    assert violations(page) == []
