"""What readers see of files and checks: downloads, marks beside quotations, and where the quoted words stand."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import quote, urlsplit

from django.db.models import Exists, OuterRef, Q, Subquery
from rest_framework import serializers

from casetracker.files.kinds import LABELS
from casetracker.files.models import RESULTS, File, FileQuerySet, QuotationCheck
from casetracker.files.passages import anchors_named, page_named
from casetracker.files.quotations import NEAR, NOT_QUOTED
from casetracker.files.serving import WITH_RECORD, file_address
from casetracker.web.addresses import addressed, unit_address
from rulings.models import Ruling

Shown = dict[str, Any]
"""What an answer of the API shows, by its names."""
Checks = Mapping[tuple[str, int], Shown]
"""By what was checked (citation, holding, point) and its primary key."""
NO_PAGE = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".jpg", ".jpeg", ".png", ".mp3", ".mp4", ".zip", ".xlsx")
"""Ends of addresses in which no browser looks for words."""
ENDS_WORDS, WHOLE_AT_MOST = 5, 12
"""Of a longer quotation an address names the first and the last words."""


class QuotationCheckRow(serializers.Serializer):
    """Whether the quoted words stand in the text that was at hand; punctuation and pointing aside."""

    result = serializers.ChoiceField(choices=RESULTS)
    found = serializers.CharField(allow_blank=True, help_text="The text's own words, where they differ and are public.")
    url = serializers.CharField(allow_null=True, help_text="Of the paragraph, where the full text stands here.")


class FileRow(serializers.Serializer):
    """A file to download."""

    url = serializers.URLField(help_text="Where it is downloaded.")
    kind = serializers.ChoiceField(choices=list(LABELS.items()))
    label = serializers.CharField()  # type: ignore[assignment]  # a field of the answer, not DRF's own attribute
    size = serializers.IntegerField(help_text="In bytes.")
    pages = serializers.IntegerField(allow_null=True)
    digest = serializers.CharField(help_text="`sha256:` and the SHA-256 of the bytes.")


WORDS_URL = serializers.CharField(
    allow_blank=True,
    help_text="Where the quoted or located words stand: in the full text here, or on the source's own page.",
)


def checks_shown(**found: list[int]) -> Checks:
    """Return what readers see of the checks of visible rows: `holding=keys, point=keys, citation=keys`; one query.

    The text's own words and the way there are shown only where readers may have that text.
    """
    if not any(found.values()):
        return {}
    wanted = reduce(or_, (Q(**{f"{owner}__in": keys}) for owner, keys in found.items()))
    rows: Any = QuotationCheck.objects.filter(wanted)
    ruling = Ruling.objects.visible().filter(pk=OuterRef("ruling")).values("public_id")[:1]
    rows = rows.annotate(text_of=Subquery(ruling), is_public=Exists(File.objects.visible().filter(pk=OuterRef("file"))))
    columns = ("result", "found", "anchor", "text_of", "is_public")
    shown = {}
    for row in rows.values(*columns, *(f"{owner}_id" for owner in found)):
        owner = next(owner for owner in found if row[f"{owner}_id"])
        may_read = row["text_of"] or row["is_public"]
        shown[owner, row[f"{owner}_id"]] = {
            "result": row["result"],
            "found": row["found"] if may_read and row["result"] == NEAR else "",
            "url": text_address(row["text_of"], row["anchor"]) if row["text_of"] and row["anchor"] else None,
        }
    return shown


def text_address(ruling: str, anchor: str = "") -> str:
    """Return where the full text of this ruling stands, and its paragraph or page."""
    address = unit_address("ruling-text", ruling)
    return f"{address}#{anchor}" if anchor else address


def words_address(row: Shown, source_url: str, text_of: str | None, check: Shown | None) -> str:
    """Return where the words that a citation quotes or locates stand; empty where no link can lead to them.

    `row` has the citation's quotation and locator; `text_of` is the ruling of which the source is the text.
    """
    if check and check["url"]:
        return str(check["url"])
    anchors = anchors_named(row["locator"])
    if text_of and anchors:
        return text_address(text_of, anchors[0])
    if not source_url:
        return ""
    is_page = not urlsplit(source_url).path.lower().endswith(NO_PAGE)
    if row["quotation"] and is_page:
        return with_words(source_url, row["quotation"])
    page = page_named(row["locator"])
    if page and urlsplit(source_url).path.lower().endswith(".pdf") and "#" not in source_url:
        return f"{source_url}#page={page}"
    return ""


def with_words(url: str, quotation: str) -> str:
    """Return the address with a text fragment, at which a browser goes to the quoted words and marks them."""
    runs = [words for run in NOT_QUOTED.split(quotation) if (words := run.strip(' "“”„«».,;:').split())]
    if not runs or ":~:" in url:
        return url
    words = [word for run in runs for word in run]
    if len(runs) == 1 and len(words) <= WHOLE_AT_MOST:
        directive = encoded(words)
    else:
        directive = f"{encoded(runs[0][:ENDS_WORDS])},{encoded(runs[-1][-ENDS_WORDS:])}"
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def encoded(words: list[str]) -> str:
    """Return the words as a text fragment writes them: its own commas, hyphens and ampersands would end it."""
    return quote(" ".join(words), safe="").replace("-", "%2D")


def files_shown(files: FileQuerySet) -> list[tuple[File, Shown]]:
    """Return the files that readers may download, each with what they see of it."""
    rows = files.visible().select_related(*WITH_RECORD)
    return [(row, file_shown(row)) for row in rows]


def file_shown(file: File) -> Shown:
    return {
        "url": addressed(file_address(file)),
        "kind": file.kind,
        "label": LABELS[file.kind],
        "size": file.size,
        "pages": file.page_count,
        "digest": f"sha256:{file.digest}",
    }


HAS_FILES = Exists(File.objects.filter(is_public=True, ruling=OuterRef("pk")))
"""Of a query of rulings: whether there is a file to ask for."""


def files_of_rulings(rulings: list[int]) -> dict[int, list[Shown]]:
    found: dict[int, list[Shown]] = {}
    for file, shown in files_shown(File.objects.filter(ruling__in=rulings)) if rulings else ():
        found.setdefault(file.ruling_id or 0, []).append(shown)
    return found


def files_of_source(source: int) -> list[Shown]:
    return [shown for _, shown in files_shown(File.objects.filter(source=source))]


def visible_text(rulings: Iterable[int]) -> str | None:
    """Return the public id of the first of these rulings whose full text readers may read."""
    rows = Ruling.objects.visible().filter(pk__in=list(rulings)).exclude(full_text="")
    return rows.order_by("pk").values_list("public_id", flat=True).first()
