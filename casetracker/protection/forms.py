"""The forms of the page on which a person is protected: what to look for, and what to write instead."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.crypto import salted_hmac

from casetracker.core.text import clean_text_validator
from casetracker.desk.fields import reason_field
from casetracker.protection.listing import FoundText


class LookForm(forms.Form):
    """Asks for the names, and what stands in their place."""

    names = forms.CharField(
        label="Names to look for",
        widget=AdminTextareaWidget(attrs={"rows": 5, "dir": "auto"}),
        required=False,
        help_text="A line each: every name in every script, maiden names, nicknames, other spellings in Latin letters. "
        "Cases, accents, endings, the order of the words and how addresses encode them make no difference.",
    )
    surnames = forms.MultipleChoiceField(
        label="Also look for these words alone",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Where nobody else in the collection bears the name.",
    )
    designation = forms.CharField(
        label="What the court calls the person",
        max_length=300,
        validators=[clean_text_validator],
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
        help_text="Public; such as “A.B.” or “the petitioner’s daughter”.",
    )
    reason = reason_field(
        "Only editors read it. The public record of changes says that a person is protected, and no more."
    )

    def __init__(self, names: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["names"].initial = "\n".join(names)
        surnames: Any = self.fields["surnames"]
        surnames.choices = [(word, word) for word in last_words([*names, *self.lines()])]

    def lines(self) -> list[str]:
        """Return the names that were typed, before anything was checked."""
        return self.data.get("names", "").splitlines() if self.is_bound else []

    def wanted(self) -> list[str]:
        """Return all that is looked for."""
        lines = [line.strip() for line in self.cleaned_data["names"].splitlines()]
        return [each for each in [*lines, *self.cleaned_data["surnames"]] if each]


def last_words(names: Iterable[str]) -> list[str]:
    """Return the words of names that may be the name of a family: what stands last, or before a comma."""
    found = []
    for name in names:
        words = name.partition(",")[0].split()
        if len(name.split()) > 1 and len(words[-1]) > 1:
            found.append(words[-1])
    return list(dict.fromkeys(found))


class ReplaceForm(LookForm):
    """Shows every text with a name in it, each with what is proposed instead."""

    def __init__(self, names: list[str], texts: list[FoundText], *args: Any, **kwargs: Any) -> None:
        super().__init__(names, *args, **kwargs)
        self.texts = texts
        for name in ("names", "surnames", "designation", "reason"):
            field = self.fields[name]
            field.widget = forms.MultipleHiddenInput() if name == "surnames" else forms.HiddenInput()
        for text in texts:
            rows = min(8, 1 + len(text.text) // 80)
            self.fields[f"text_{text_id(text.text)}"] = forms.CharField(
                label=text.where,
                initial=text.proposal,
                required=False,
                strip=False,
                widget=AdminTextareaWidget(attrs={"rows": rows, "dir": "auto"}),
            )
            self.fields[f"keep_{text_id(text.text)}"] = forms.BooleanField(
                label="Somebody else: leave it as it is", required=False
            )

    @property
    def rows(self) -> list[tuple[FoundText, Any, Any]]:
        """Return the texts, each with its two fields."""
        ids = [(text, text_id(text.text)) for text in self.texts]
        return [(text, self[f"text_{each}"], self[f"keep_{each}"]) for text, each in ids]

    @property
    def is_complete(self) -> bool:
        """Tell whether every text that is found now was on the page that was sent."""
        return all(f"text_{text_id(text.text)}" in self.data for text in self.texts)

    def written(self) -> dict[str, str]:
        """Return what the editor wrote otherwise than was proposed."""
        found = {}
        for text in self.texts:
            new = self.cleaned_data[f"text_{text_id(text.text)}"].replace("\r\n", "\n")
            if new != text.proposal and not self.cleaned_data[f"keep_{text_id(text.text)}"]:
                found[text.text] = new
        return found

    def kept(self) -> list[str]:
        return [text.text for text in self.texts if self.cleaned_data[f"keep_{text_id(text.text)}"]]


def text_id(text: str) -> str:
    """Return a short name of a text for a field, from which nobody can tell the text."""
    return salted_hmac("casetracker.protection", text).hexdigest()[:20]
