"""The drawing of a timeline as Chromium sets it: its letters are never wider than they were counted."""

import pytest

from tests.browser.conftest import SIZES

FAULTS = """() => {
  const drawing = document.querySelector('.drawn.words > [role=img]'), found = [];
  const frame = drawing.getBoundingClientRect();
  const boxes = [...drawing.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
  for (const [words, box] of boxes) {
    if (!box.width) found.push(`not shown: ${words}`);
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1) found.push(words);
  }
  for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) {
    const [one, a] = boxes[i], [two, b] = boxes[j];
    const beside = a.left >= b.right || b.left >= a.right, below = a.top >= b.bottom - 4 || b.top >= a.bottom - 4;
    if (!beside && !below) found.push(`${one} / ${two}`);
  }
  return found;
}"""


def test_no_words_of_the_drawing_overlap_or_are_cut_at_any_width_and_size(open_page, site) -> None:
    page = open_page(site.pages["case"])
    found = {}
    for direction, letters, width in (("ltr", 100, 1280), ("ltr", 100, 2400), ("ltr", 150, 1900), ("rtl", 100, 1280)):
        page.set_viewport_size({"width": width, "height": 900})
        root = "([direction, letters]) => Object.assign(document.documentElement, {dir: direction}).style.fontSize"
        page.evaluate(f"{root} = `${{letters}}%`", [direction, letters])
        found[direction, letters, width] = page.evaluate(FAULTS)
    assert found == dict.fromkeys(found, [])


@pytest.mark.parametrize("size", SIZES)
def test_words_are_drawn_where_there_is_room_and_the_list_opens_by_its_anchors(open_page, site, size) -> None:
    page = open_page(site.pages["case"], size=size)
    is_wide = size == "desktop"

    assert [page.locator(each).is_visible() for each in (".drawn.words", ".strip-of-marks")] == [is_wide, not is_wide]
    stops = page.locator(".timeline").locator("a, summary").filter(visible=True)
    assert 1 < stops.count() <= 10 if is_wide else stops.count() == 1
    assert not page.locator("#E1").is_visible()
    page.goto(page.url + "#E1")
    assert page.locator("#E1").is_visible()
