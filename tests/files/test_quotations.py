"""Whether quoted words stand in a text, and which paragraph or page a locator names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casetracker.files.passages import Passages, anchors_named
from casetracker.files.quotations import check
from casetracker.files.shown import with_words

TEXT = (
    "JUDGMENT\n\n1. The petition was filed in 2019.\n\nA heading\n\n2. In 2019 the\n[page 3] court held – as it must – "
    "that the appel\u00adlant's “licence” is valid.\n\n[3] It has no well-known rival.\n\n"
    "בְּצֶלֶם בית־המשפט קבע כי הרשיון תקף"
)


@pytest.mark.parametrize(
    ("quotation", "result"),
    [
        ("the court held - as it must - that the appellant's licence is valid", "exact"),
        ("“the court held … the appellant’s 'licence' is valid.”", "exact"),
        ("[t]he petition was filed [by NSO] in 2019", "exact"),
        ("no wellknown  rival", "exact"),
        ("בצלם בית-המשפט קבע", "exact"),
        ("the appellant's license is valid", "near"),
        ("The court held", "near"),
        ("the licence is void and was always void", "not_found"),
        ("is valid ... the court held", "not_found"),
        ("he court held", "near"),
        ("…", "not_found"),
    ],
)
def test_a_quotation_is_found_whatever_typing_and_printing_changed(quotation: str, result: str) -> None:
    assert check(quotation, TEXT).result == result


def test_brackets_that_nobody_closes_take_no_time() -> None:
    assert check("[" * 200_000, TEXT).result == "not_found"


def test_a_near_quotation_tells_the_difference_and_its_place() -> None:
    quotation = "that the appellant's license is valid"
    finding = check(quotation, TEXT)
    assert (finding.result, Passages(TEXT).anchor_at(finding.spans[0][0])) == ("near", "para-2")
    assert finding.words(TEXT) == "that the appel\u00adlant's “licence” is valid"


@settings(max_examples=25)
@given(st.data())
def test_what_is_copied_from_a_text_is_found_in_it(data: st.DataObject) -> None:
    words = data.draw(
        st.lists(st.sampled_from(["the", "court", "held", "–", "בית", "“so”", "well-known", "2019"]), min_size=3)
    )
    start = data.draw(st.integers(0, len(words) - 2))
    copied = words[start : data.draw(st.integers(start + 1, len(words)))]
    expected = "exact" if any(any(map(str.isalnum, word)) for word in copied) else "not_found"
    assert check("  ".join(copied), "\n".join(words)).result == expected


def test_paragraphs_bear_the_judgments_own_numbers_or_are_counted() -> None:
    assert [paragraph.anchor for paragraph in Passages(TEXT).paragraphs] == [
        *("head-1", "para-1", "para-1-2", "para-2", "para-3", "para-3-2")
    ]
    assert [(p.anchor, p.label) for p in Passages("One.\n\n2019. Two.").paragraphs] == [
        ("para-1", "¶ 1"),
        ("para-2", "¶ 2"),
    ]
    titled = Passages("The court\n\nFacts\n\n1. A.\n\n2. B.\n\nLaw\n\n3. C.\n\nSo held")
    assert [(p.text, p.anchor) for p in titled.headings] == [("Facts", "head-2"), ("Law", "para-2-2")]
    assert [(p.label, list(p.pieces)) for p in Passages(TEXT).paragraphs][3] == (
        "2.",
        [(" In 2019 the", None), (" court held – as it must – that the appel\u00adlant's “licence” is valid.", 3)],
    )


@pytest.mark.parametrize(
    ("locator", "anchor"),
    [
        *[
            (text, "para-2")
            for text in ("para 2", "¶ 2", "at 2", "paras 2-3", "[2]", "at [2]", "§ 2", "סעיף 2", "Para. 2")
        ],
        *[(text, "page-3") for text in ("p. 3", "pp. 3–4", "page 3", "עמ' 3")],
        *[(text, "") for text in ("12 minutes", "")],
    ],
)
def test_a_locator_leads_to_its_paragraph_or_page(locator: str, anchor: str) -> None:
    assert "".join(anchors_named(locator)[:1]) == anchor


def test_a_link_to_a_page_names_the_quoted_words() -> None:
    url = "https://example.org/a"
    assert with_words(url, "“a, b-c & d”") == f"{url}#:~:text=a%2C%20b%2Dc%20%26%20d"
    assert with_words(f"{url}#x", "one two … nine ten") == f"{url}#x:~:text=one%20two,nine%20ten"
    assert with_words(url, "[…]") == url
