"""What keeps the tree simple: the arrow of imports, one visibility rule, no hidden machinery, small files."""

import ast
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.db import connection

from casetracker.core.units import EditorialUnit

ROOT = Path(__file__).resolve().parent.parent
LAYERS = [
    *(f"casetracker.{name}" for name in ("core", "tasks", "duplicates", "web", "lists", "desk", "accounts")),
    "parties",
    "cases",
    "rulings",
    "casetracker",
]
"""Each may import itself and what stands before it."""
SURFACES = re.compile(
    r"casetracker/(home|views|api|urls|feeds|sitemap)\.py|casetracker/(reading|search|statistics|citing|records)/.*\.py"
    r"|(parties|cases|rulings)/(api|views|feeds|filters|cards|listing|exports|serializers|querysets)\.py"
    r"|casetracker/lists/.*\.py|casetracker/web/resolver\.py"
)
"""Where the public is answered."""
STARTS = {"visible", "current"}
"""What a queryset of a public surface begins with: visible units, or current parts of units that were found visible."""
ALLOWED_STARTS = {
    "casetracker/views.py: Case.objects.select_related": "the preview, for signed-in editors",
    "casetracker/views.py: Ruling.objects.select_related": "the preview, for signed-in editors",
    "casetracker/reading/drafts.py: model._base_manager.select_related": "drafts, for tokens that may read them",
    "casetracker/reading/drafts.py: kind._base_manager.filter": "states of what such a token reads",
    "casetracker/reading/cases/pages.py: Case.objects.for_list": "handed to resolve(), which asks visible()",
    "casetracker/reading/cases/past/pages.py: Case.objects.for_list": "handed to resolve(), which asks visible()",
    "casetracker/reading/rulings/pages.py: Ruling.objects.for_list": "handed to resolve(), which asks visible()",
    "casetracker/lists/filters.py: model._default_manager.all": "Group.rows, which asks visible() or current() of it",
    "casetracker/lists/rows.py: model._default_manager.all": "visible_rows(), which asks visible() or current() of it",
    "casetracker/reading/cases/story/queries.py: Ruling.objects.filter": "visible(), but for the editor's preview",
    "casetracker/reading/cases/story/queries.py: Reaction.objects.filter": "visible(), but for the editor's preview",
    "casetracker/reading/cases/story/joined.py: RulingCase.objects.all": "visible(), but for the editor's preview",
    "casetracker/reading/cases/story/queries.py: through.objects.filter": "links; shown where both ends are",
    "casetracker/reading/cases/story/cited.py: Citation.objects.filter": "citations of units that were found visible",
    "casetracker/reading/cases/story/cited.py: Source.objects.filter": "sources that these citations name",
    "casetracker/reading/cases/fact_filters.py: Citation.objects.filter": "joined to visible units by their public id",
    "casetracker/reading/cases/filters.py: Citation.objects.filter": "joined to visible units by their public id",
    "casetracker/citing/lists.py: Citation.objects.filter": "citations of units that were found visible",
    "casetracker/reading/citations.py: Citation.objects.filter": "of a visible unit, or joined to visible ids",
    "casetracker/reading/parts/rows.py: through.objects.filter": "links of parts that were found visible",
    "casetracker/search/index/kept_counts.py: Case._base_manager.filter": "what is counted, each under its instant",
    "casetracker/search/index/kept_counts.py: Ruling._base_manager.filter": "what is counted, each under its instant",
    "casetracker/search/index/kept_counts.py: Reaction._base_manager.filter": "what is counted, each under its instant",
    "casetracker/search/index/kept_counts.py: Topic._base_manager.values_list": "the tree, whoever sees which of it",
    "casetracker/search/index/upkeep.py: Topic._base_manager.filter": "which cases to count anew",
    "casetracker/search/index/kept_counts.py: through.objects.filter": "topics of cases, each under its instant",
    "casetracker/search/index/kept_counts.py: FacetCount.objects.filter": "sums; only of instants that have passed",
    "casetracker/search/index/kept_counts.py: FacetCount.objects.all": "sums, to be written anew",
    "casetracker/search/index/kept_counts.py: FacetCount.objects.values_list": "sums, to be compared",
    "casetracker/search/index/kept_counts.py: CountedCase.objects.filter": "what cases add, to be compared",
    "casetracker/search/index/kept_counts.py: CountedCase.objects.bulk_create": "what cases add, to be written",
    "casetracker/search/index/kept_counts.py: CountedCase.objects.values_list": "what cases add, to be summed",
    "casetracker/search/index/version.py: IndexVersion.objects.values_list": "no record of the collection",
    "casetracker/search/index/version.py: IndexVersion.objects.update_or_create": "no record of the collection",
    "casetracker/search/index/upkeep.py: Party._base_manager.filter": "whether a name must be hidden at once",
    "casetracker/search/index/upkeep.py: Case._base_manager.values": "which cases are still there",
    "casetracker/search/index/upkeep.py: CountedCase.objects.exclude": "what is counted and gone",
    "casetracker/search/index/passages.py: values_by(Citation)": "citations of units that are indexed",
    "casetracker/search/index/passages.py: through.objects.filter": "links of indexed units; topics are public",
    "casetracker/search/index/searched_texts.py: values_by(kind)": "each query filters by instant",
    "casetracker/search/index/upkeep.py: Citation.objects.filter": "which rows of the index to write anew",
    "casetracker/search/index/upkeep.py: kind._base_manager.filter": "which rows of the index to write anew",
    "casetracker/search/index/searched_texts.py: kind._default_manager.all": "names within such rows",
    "casetracker/search/index/upkeep.py: Case._base_manager.filter": "which rows of the index to write anew",
    "casetracker/search/index/upkeep.py: Ruling._base_manager.filter": "which rows of the index to write anew",
    "casetracker/search/index/upkeep.py: values_by(kind)": "which rows of the index to write anew",
    "casetracker/search/index/upkeep.py: values_by(SearchEntry)": "what the index says, to be compared",
    "casetracker/search/index/upkeep.py: kind._base_manager.order_by": "every record, for a rebuild and its proof",
    "casetracker/web/resolver.py: UnitId.objects.filter": "decides what an id answers that visible() does not find",
}
RULE_SPELLED = {
    "casetracker/core/units.py": "visible() itself",
    "casetracker/core/models.py": "the same for public ids, which stand for units of every kind",
    "casetracker/search/index/kept_counts.py": "sums have instants as records have",
    "casetracker/core/writing.py": "write path: whether a change is public",
    "casetracker/core/publishing.py": "write path: which embargoes have ended",
    "cases/actions.py": "write path: which sources get a number",
    "rulings/querysets.py": "the rows between rulings and cases, of which both ends must be seen",
}
BINARY = {".sqlite3", ".png", ".jpg", ".ico", ".ttf", ".woff2", ".gz", ".br", ".pyc"}


def ignored() -> set[str]:
    return {".git", *(line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines())}


def files() -> Iterator[Path]:
    """Every file of the product, tests included, that is not ignored."""
    left_out = ignored()
    for folder, folders, names in os.walk(ROOT):
        here = Path(folder)
        folders[:] = [name for name in folders if not {name, (here / name).relative_to(ROOT).as_posix()} & left_out]
        yield from (here / name for name in names if name not in left_out and Path(name).suffix not in BINARY)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


PRODUCT = {
    name_of(path): path.read_text()
    for path in sorted(files())
    if path.suffix == ".py" and name_of(path).split("/")[0] in ("casetracker", "cases", "parties", "rulings")
}
TREES = {name: ast.parse(text) for name, text in PRODUCT.items()}


def layer(module: str) -> int | None:
    """The place of a module in LAYERS; None for what is not ours."""
    for index, root in enumerate(LAYERS):
        if module == root or module.startswith(f"{root}."):
            return index
    return None


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def calls(tree: ast.AST) -> Iterator[str]:
    """The source of everything that is called, such as `Case.objects.visible`."""
    return (ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))


def test_imports_point_one_way() -> None:
    upward = [
        f"{name} imports {module}"
        for name, tree in TREES.items()
        for module in imports(tree)
        if (layer(module) or 0) > layer(name.removesuffix(".py").replace("/", "."))
    ]
    assert upward == []


def test_a_module_of_the_site_is_no_lower_layer() -> None:
    modules = ("casetracker.core.units", "cases.models", "casetracker.reading.cases.story")
    assert [layer(module) for module in modules] == [0, 8, 10]
    assert layer("casetracker.exchange.load") == layer("casetracker.search") == layer("casetracker.settings") == 10


NOUNS = ["parts", "comparing", "cases", "rulings", "reactions"]
"""The rooms of `casetracker/reading/` in their order; those that are not named come after them, beside each other."""


def package(module: str) -> str:
    """The package that a module belongs to: an app, one of casetracker's, or a noun's room in `reading`."""
    parts = module.split(".")
    depth = 3 if parts[:2] == ["casetracker", "reading"] else 2 if parts[0] == "casetracker" else 1
    return ".".join(parts[:depth])


def package_imports() -> dict[str, set[str]]:
    """What each package imports of the others, the benchmarks included."""
    benchmarks = {name_of(path): ast.parse(path.read_text()) for path in sorted((ROOT / "benchmarks").rglob("*.py"))}
    trees = {
        name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): tree
        for name, tree in (TREES | benchmarks).items()
        if "/migrations/" not in name
    }
    packages: dict[str, set[str]] = {}
    for module, tree in trees.items():
        known = {package(name) for name in imports(tree) if name in trees}
        packages.setdefault(package(module), set()).update(known - {package(module), "casetracker"})
    return packages


def test_packages_form_no_cycle() -> None:
    packages = package_imports()
    assert {"casetracker.search", "casetracker.reading.cases", "casetracker.exchange", "benchmarks"} <= packages.keys()
    assert "casetracker.reading.cases" in packages["casetracker.search"]
    TopologicalSorter(packages).prepare()  # raises CycleError, which names the packages


def test_the_rooms_of_reading_come_in_order() -> None:
    room = "casetracker.reading."
    order = {f"{room}{noun}": place for place, noun in enumerate(NOUNS)}
    others = {name for name in package_imports() if name.startswith(room) and name not in order}
    assert {f"{room}{noun}" for noun in ("judges", "courts", "parties", "topics", "sources")} <= others
    order |= dict.fromkeys((name for name in others if (ROOT / name.replace(".", "/")).is_dir()), len(NOUNS))
    upward = [
        f"{name} imports {other}"
        for name, known in package_imports().items()
        for other in known
        if name in order and order.get(other, -1) >= order[name]
    ]
    assert upward == []


BOTTOM = re.compile(r"casetracker/(core|tasks|duplicates|web|lists|desk)/(?!migrations/).*\.py")
ORDINARY_WORDS = {"name", "number", "source", "state", "status", "role", "order", "event", "events", "relations"}
"""Names of the apps that the bottom uses for something else, or that a whole layer of it is about."""
NAMES_IN_THE_BOTTOM = {
    "casetracker/desk/__init__.py": "the models in working order, across the apps",
    "casetracker/web/tags.py": "a party's link, which not every party has",
}


def app_words() -> set[str]:
    """What the apps call their models and the ways to them, in one word each, singular and plural."""
    models = [model for model in apps.get_models() if model._meta.app_label in ("parties", "cases", "rulings")]
    words = {model._meta.model_name for model in models}
    words |= {relation.get_accessor_name() for model in models for relation in model._meta.related_objects}
    words |= {f"{word}s" for word in words} | {"parties"}
    return words - ORDINARY_WORDS - {"names", "parent", "narrower", "children", "text", "files"}


def spelled(tree: ast.AST) -> Iterator[str]:
    """Every identifier, and every text that could be one or a path of several, docstrings left out."""
    for node in ast.walk(tree):
        for name in ("id", "attr", "arg", "name"):
            if isinstance(getattr(node, name, None), str):
                yield getattr(node, name)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[\w.=?&/]+", node.value):
            yield node.value


def test_the_bottom_names_no_model_of_an_app() -> None:
    words = app_words()
    assert {"case", "cases", "ruling", "reactions", "citation", "citations", "party", "judge", "claims"} <= words
    found = {
        f"{name}: {text}"
        for name in filter(BOTTOM.fullmatch, PRODUCT)
        if name not in NAMES_IN_THE_BOTTOM
        for text in spelled(TREES[name])
        if words & set(re.split(r"__|[^A-Za-z]|_", text.lower()))
    }
    assert found == set()


def test_nothing_is_imported_within_a_function() -> None:
    found = [
        f"{name}: {function.name}"
        for name, tree in TREES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    ]
    assert [item for item in found if not re.fullmatch(r"\S+apps\.py: ready", item)] == []


def test_no_model_is_looked_up_by_name_to_dodge_the_arrow() -> None:
    names = ("get_model", "import_module", "__import__", "import_string")
    found = [f"{name}: {call}" for name, tree in TREES.items() for call in calls(tree) if call.endswith(names)]
    assert [item for item in found if "/migrations/" not in item] == []


def test_no_file_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "functions", "stuff"}
    assert [name for name in PRODUCT if Path(name).stem in drawers] == []


def read_by_key(tree: ast.AST) -> Iterator[str]:
    """The models whose rows are read whoever may see them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "values_by":
            yield ast.unparse(node.args[0])


def test_public_querysets_start_from_visibility() -> None:
    found = []
    for name in filter(SURFACES.fullmatch, PRODUCT):
        for call in calls(TREES[name]):
            manager = re.search(r"(\w+)\.(objects|_default_manager|_base_manager)\.(\w+)$", call)
            if manager and manager[3] not in STARTS:
                found.append(f"{name}: {manager[0]}")
        found += [f"{name}: values_by({model})" for model in read_by_key(TREES[name])]
    assert sorted(set(found)) == sorted(ALLOWED_STARTS)


def test_public_reverse_managers_start_from_visibility() -> None:
    """`case.rulings.all()` would show drafts."""
    units = EditorialUnit.__subclasses__()
    units = [model for unit in units for model in (unit.__subclasses__() or [unit]) if not model._meta.abstract]
    names = {
        relation.get_accessor_name()
        for model in units
        for relation in model._meta.related_objects
        if relation.related_model in units
    }
    assert {"rulings", "reactions"} <= names
    unsafe = re.compile(
        rf"\.({'|'.join(sorted(names))})\.(?!visible\b)(all|filter|exclude|get|first|last|count|exists|values)"
    )
    found = [
        f"{name}: {call}"
        for name in filter(SURFACES.fullmatch, PRODUCT)
        for call in calls(TREES[name])
        if unsafe.search(call)
    ]
    assert found == []


def test_templates_ask_the_database_for_nothing() -> None:
    templates = [
        path for path in files() if "templates" in path.parts and path.suffix == ".html" and "admin" not in path.parts
    ]
    asks = re.compile(r"{[{%][^}]*\.(all|visible|current|objects|count)\b[^}]*[}%]}")
    assert [f"{name_of(path)}: {found[0]}" for path in templates if (found := asks.search(path.read_text()))] == []


def test_the_visibility_rule_is_spelled_once() -> None:
    assert sorted(name for name, text in PRODUCT.items() if "visible_from__" in text) == sorted(RULE_SPELLED)


def test_no_signal_but_the_guard_that_follows_migrations() -> None:
    marks = ("post_", "pre_", "m2m_changed", "receiver", "Signal")
    found = [
        f"{name}: {module.rpartition('.')[2]}"
        for name, tree in TREES.items()
        for module in imports(tree)
        if "signals" in module or "dispatch" in module
        if module.rpartition(".")[2].startswith(marks)
    ]
    assert found == ["casetracker/core/apps.py: post_migrate"]


def test_the_driver_of_postgresql_is_psycopg2() -> None:
    assert find_spec("psycopg") is None
    assert connection.vendor == "sqlite" or connection.Database.__name__ == "psycopg2"


def test_files_are_short() -> None:
    assert {
        name: lines
        for name, text in PRODUCT.items()
        if (lines := len(text.splitlines())) > 300 and "/migrations/" not in name
    } == {}


def machine_traces() -> list[str]:
    """What only this machine has: where this checkout lies, who works here, and where its packages come from."""
    traces = [f"{ROOT}/", f"{Path.home()}/", f"{sys.base_prefix}/"]
    traces += [socket.gethostname()] if len(socket.gethostname()) > 8 else []
    settings = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True).stdout
    values = " ".join(line.partition("=")[2] for line in settings.splitlines() if "index" in line or "links" in line)
    traces += re.findall(r"(?:https?|file)://[^\s'\"]+", values)
    return [trace for trace in traces if trace not in ("//", "/usr/")]


def test_no_file_names_this_machine() -> None:
    traces = machine_traces()
    found = [
        f"{name_of(path)}: {trace}" for path in files() for trace in traces if trace in path.read_text(errors="replace")
    ]
    assert found == []


def test_lock_files_name_no_index() -> None:
    locks = [path for path in files() if path.suffix in (".lock", ".txt", ".toml") and path.parent == ROOT]
    assert [
        name_of(path)
        for path in locks
        if re.search(r"--(extra-)?index-url|--find-links|--trusted-host", path.read_text())
    ] == []
