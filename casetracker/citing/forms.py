"""The formats in which one citation or many are written, by the suffix of the address."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import orjson

from casetracker.citing.formats import biblatex, csl_item, plain_text, ris
from casetracker.citing.references import Reference
from casetracker.citing.styles import STYLES, Style

Cited = TypeVar("Cited")


@dataclass(frozen=True)
class Form(Generic[Cited]):
    """One format of what is cited: its name for readers, its media type, and the function that writes one of them."""

    label: str
    media_type: str
    one: Callable[[Cited], str]
    before: str = ""
    between: str = ""
    after: str = ""

    def write(self, *cited: Cited) -> str:
        return "".join(self.portions([cited]))

    def portions(self, found: Iterable[Iterable[Cited]]) -> Iterator[str]:
        """One file of what is found in portions."""
        yield self.before
        is_first = True
        for portion in found:
            text = self.between.join(map(self.one, portion))
            if text:
                yield text if is_first else self.between + text
                is_first = False
        yield self.after


RIS, BIBLATEX, TEXT = "application/x-research-info-systems", "application/x-bibtex", "text/plain"
UTF_8 = "; charset=utf-8"
CSL = "application/vnd.citationstyles.csl+json"


def in_json(value: Any) -> str:
    return orjson.dumps(value).decode()


def forms(
    as_ris: Callable[[Cited], str],
    as_biblatex: Callable[[Cited], str],
    as_csl: Callable[[Cited], dict[str, Any]],
    as_text: Callable[[Cited], str],
) -> dict[str, Form[Cited]]:
    """The formats that hold one citation as well as many, by the suffix of the address."""
    return {
        "ris": Form("RIS", RIS + UTF_8, as_ris),
        "bib": Form("BibLaTeX", BIBLATEX + UTF_8, as_biblatex, between="\n"),
        "json": Form("CSL-JSON", CSL, lambda cited: in_json(as_csl(cited)), "[", ",", "]\n"),
        "txt": Form("plain text", TEXT + UTF_8, lambda cited: f"{as_text(cited)}\n"),
    }


def styled(ref: Reference) -> dict[str, str]:
    """The ruling in every style, and this record, by the name of the style."""
    in_styles = {name: style.cite(ref.cited) for name, style in STYLES.items()} if ref.cited else {}
    return {**in_styles, "record": plain_text(ref)}


RECORD_FORMS = forms(ris, biblatex, csl_item, plain_text)
FORMS = {
    **RECORD_FORMS,
    "styles": Form("every style, as JSON", "application/json", lambda ref: f"{in_json(styled(ref))}\n"),
}
"""The formats of one record."""


def style_form(style: Style) -> Form[Reference]:
    return Form(style.label, TEXT + UTF_8, lambda ref: f"{style.cite(ref.cited)}\n" if ref.cited else "")


STYLE_FORMS = {name: style_form(style) for name, style in STYLES.items()}
"""Rulings in one style, a line for each."""
