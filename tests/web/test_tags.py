"""Runs of text that templates lay out over several lines must not gain a space from it."""

from django.template import engines

from casetracker.core.vocabulary import VOCABULARIES


def rendered(source: str, /, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


LIST = """
{% joined ", " %}
  {% for name in names %}
    {% part %}<b>{{ name }}</b>
  {% endfor %}
{% endjoined %}
"""


def test_joined_separates_its_parts_and_drops_the_layout() -> None:
    assert rendered(LIST, names=["A", "B & C"]).strip() == "<b>A</b>, <b>B &amp; C</b>"


def test_joined_leaves_out_empty_parts() -> None:
    source = '{% joined "; " %}{% if shown %}a{% endif %}{% part %}  {% part %}b{% endjoined %}'
    assert [rendered(source, shown=shown) for shown in (True, False)] == ["a; b", "b"]


def test_joined_without_a_separator_lets_its_parts_touch() -> None:
    assert rendered("{% joined %}\n  a\n  {% part %}, b\n  c\n{% endjoined %}.") == "a, b\n  c."


def test_joined_keeps_a_space_that_a_part_begins_with() -> None:
    assert rendered('{% joined %}\n  a\n  {% part %}{{ " b" }}\n{% endjoined %}') == "a b"


def test_joined_can_hold_another() -> None:
    inner = '{% joined ", " %}{% part %}b{% part %}c{% endjoined %}'
    assert rendered(f'{{% joined "; " %}}a{{% part %}}{inner}{{% endjoined %}}') == "a; b, c"


def test_joined_escapes_a_separator_that_is_a_variable() -> None:
    assert rendered("{% joined by %}a{% part %}b{% endjoined %}", by="<") == "a&lt;b"


def test_heading_has_the_level_and_the_class_that_are_given() -> None:
    source = '{% heading level "held" %}\n  {{ text }}\n{% endheading %}'
    assert rendered(source, level=3, text="<") == '<h3 class="held">&lt;</h3>'
    assert rendered("{% heading level %}a{% endheading %}", level=4) == "<h4>a</h4>"


def test_foreign_names_stand_after_a_space_with_their_language() -> None:
    names = [{"name": "Court", "language": "en"}, {"name": "Cour", "language": "fr"}, {"name": "C", "language": ""}]
    assert rendered("a{{ names|foreign_names }}", names=names) == 'a <bdi lang="fr" dir="auto">Cour</bdi>'


def test_quoted_words_and_source_titles_name_their_language() -> None:
    assert rendered("{{ text|quoted:language }}", text="x", language="") == "<q>x</q>"
    assert rendered("{{ text|quoted:language }}", text="x", language="he") == '<q lang="he" dir="auto">x</q>'
    source = {"title": "T", "language": "ar"}
    assert rendered("{{ source|source_title }}", source=source) == '<cite lang="ar" dir="auto">T</cite>'
    assert rendered("{{ source|source_title }}", source={**source, "language": "en"}) == '<cite dir="auto">T</cite>'


def test_a_phrase_is_the_label_as_it_reads_in_a_sentence() -> None:
    codes = [(vocabulary, code) for name, vocabulary in VOCABULARIES.items() for code in vocabulary]
    assert {vocabulary.phrase(code) == vocabulary.label(code).lower() for vocabulary, code in codes} == {True}
    assert rendered('{{ "rejected"|phrase:"result" }}') == "rejected"
