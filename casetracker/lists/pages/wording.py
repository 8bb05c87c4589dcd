"""The words of titles that lists need from the records above them, which register them."""

from dataclasses import dataclass, field

Words = dict[str, str]


@dataclass
class Wording:
    """How titles say filters."""

    phrases: Words = field(default_factory=dict)
    """By the filter's name, or by that of the record and the filter where the words differ."""
    openings: Words = field(default_factory=dict)
    """The first words about a row of a group."""
    openings_of_owner: Words = field(default_factory=dict)
    """The same where the row is what the record belongs to."""
    values: dict[str, Words] = field(default_factory=dict)
    """Codes in the middle of a sentence, by the filter's name, where their labels do not do."""
    singulars: Words = field(default_factory=dict)
    """Of nouns whose plural is more than a letter."""


wording = Wording()
