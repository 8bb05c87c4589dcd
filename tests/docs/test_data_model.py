"""The diagram of docs/data-model.md has every link between the product's tables, and no other."""

import re
from collections import Counter

from django.apps import apps

from tests.docs.sandbox import ROOT

LINE = re.compile(r"^    (\w+) (\S+) (\w+) : (?:\w+|\"[^\"]+\")$", re.MULTILINE)
APPS = ("core", "parties", "cases", "rulings")


def test_the_diagram_is_what_the_models_say() -> None:
    diagram = (ROOT / "docs" / "data-model.md").read_text().split("erDiagram\n")[1].split("```")[0]
    drawn = Counter(LINE.findall(diagram))
    assert drawn.total() == len(diagram.strip().splitlines())
    assert drawn == links()


def links() -> Counter[tuple[str, str, str]]:
    """Each link as the diagram writes it: what may be empty, and on which side there are several."""
    found: Counter[tuple[str, str, str]] = Counter()
    ours = [m for m in apps.get_models() if m._meta.app_label in APPS and not m._meta.proxy]
    for model in ours:
        for field in model._meta.get_fields():
            if not field.is_relation or field.auto_created or field.related_model not in ours:
                continue
            here, there = model.__name__, field.related_model.__name__
            if field.many_to_many:
                found[(here, "}o--o{", there)] += 1
            else:
                found[(there, "|o--o{" if field.null else "||--o{", here)] += 1
    return found
