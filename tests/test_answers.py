"""What `python -m tests.answers compare` calls the same, white space only, and different."""

import pytest

from tests.answers.compare import DIFFERS, SAME, SPACE, difference
from tests.answers.visitor import Answer


def page(html: str) -> Answer:
    return Answer(200, {"Content-Type": "text/html; charset=utf-8"}, html.encode())


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("<p>One two</p>", "<p>One two</p>", SAME),
        ("<p>One two</p>", "<p>\n  One\n two </p>\n", SPACE),
        ("<ul><li>A</li><li>B</li></ul>", "<ul>\n <li>A</li>\n <li>B</li>\n</ul>", SPACE),
        ("<p><a>A</a> <b>B</b></p>", "<p><a>A</a>\n  <b>B</b></p>", SPACE),
        ("<p><a>A</a> <b>B</b></p>", "<p><a>A</a><b>B</b></p>", DIFFERS),
        ("<p>A <b>B</b></p>", "<p>A<b> B</b></p>", DIFFERS),
        ("<p>A\u00a0 B</p>", "<p>A B</p>", DIFFERS),
        ("<pre>A\n B</pre>", "<pre>A B</pre>", DIFFERS),
        ('<div class="conflict"><p>A\nB</p></div>', '<div class="conflict"><p>A B</p></div>', DIFFERS),
        ('<p class="a  b" id="c">A</p>', '<p id="c" class=" a b">A</p>', SPACE),
        ('<p title="a  b">A</p>', '<p title="a b">A</p>', DIFFERS),
        ("<head><script></script></head>", "<head>\n<script></script>\n</head>", SPACE),
        ("<p>It&#x27;s<br>so</p>", "<p>It's <br> so</p>", SPACE),
    ],
)
def test_white_space_counts_where_a_reader_sees_it(before: str, after: str, kind: str) -> None:
    assert difference(page(before), page(after)).kind == kind


def test_a_header_and_the_bytes_of_json_count() -> None:
    one = Answer(200, {"Content-Type": "application/json", "Vary": "Accept"}, b'{"a": 1}')
    other = Answer(200, {"Content-Type": "application/json"}, b'{"a":1}')
    assert difference(one, other) == (
        DIFFERS,
        [" Content-Type: application/json", "-Vary: Accept", "-'{\"a\": 1}'", "+'{\"a\":1}'"],
    )
    assert difference(one, None) == (DIFFERS, ["only before"])
