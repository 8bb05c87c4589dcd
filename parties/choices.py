"""The controlled lists of parties, their names and their counsel."""

from casetracker.core.vocabulary import Vocabulary

PARTY_KIND = Vocabulary(
    "party_kind",
    ("person", "Person", "One natural person."),
    ("company", "Company", "A business with legal personality."),
    ("ngo", "Non-governmental organisation", "An association, charity or foundation that is not part of a state."),
    ("government_body", "Government body", "A ministry, agency or authority of a state."),
    ("state", "State", "A state as such, also when it is named as a kingdom, a republic or a union."),
    ("public_office", "Public office", "An office named as the party, whoever holds it."),
    ("public_prosecutor", "Public prosecutor", "A prosecution service acting as the party."),
    ("international_organisation", "International organisation", "An organisation made up of states."),
    ("court", "Court", "A court named as a party or a speaker."),
    ("political_party", "Political party", "A political party."),
    ("media", "News organisation", "A newspaper, broadcaster, agency or news site."),
    ("law_firm", "Law firm", "A firm or chamber of lawyers."),
    ("group", "Group", "Several people or bodies that the sources name together, by number or description."),
    ("unknown", "Not known", "The sources do not say what it is."),
    ("other", "Other", "None of these; the note says what."),
)

IDENTITY = Vocabulary(
    "identity",
    ("named", "Named", "The sources name the party."),
    ("not_named_in_sources", "Not named in the sources", "The party is known to the court; our sources give no name."),
    ("unknown_persons", "Unknown persons", "Nobody has been identified, as in a complaint against persons unknown."),
    ("protected", "Protected", "The name must not be known; no real name is stored anywhere."),
)

EXPOSURE = Vocabulary(
    "exposure",
    ("public_role", "Public role", "Acts in public: an institution, a company, an office holder, a spokesperson."),
    (
        "named_in_record",
        "Named in the record",
        "A private individual whose name the public sources on this dispute report.",
    ),
    ("private", "Private", "Named here because the case needs it; gets no page, feed or suggestion of its own."),
    ("at_risk", "At risk", "Publicity could endanger the person; no page, feed or suggestion, and not indexed."),
    ("minor", "Minor", "Under age; no page, feed or suggestion, and not indexed."),
)
UNLISTED = ["private", "at_risk", "minor"]
"""Exposures without a page, feed, suggestion or sitemap entry of their own."""
SENSITIVE_EXPOSURES = ["at_risk", "minor"]
"""What is published about them is looked at by two persons."""

NAME_KIND = Vocabulary(
    "name_kind",
    ("official", "Official name", "As registered or as the bearer gives it."),
    ("short", "Short name", "A shorter form in general use."),
    ("alias", "Also known as", "Another spelling or name in use."),
    ("former", "Former name", "Used earlier."),
    ("translation", "Translation", "The name in another language."),
    ("transliteration", "Transliteration", "The name in another script, by sound."),
)

COUNSEL_ROLE = Vocabulary(
    "counsel_role",
    ("lead_counsel", "Lead counsel", "Leads those who act for the party."),
    ("counsel", "Counsel", "Speaks or writes for the party before the court."),
    ("solicitor", "Solicitor", "Conducts the case for the party, as a solicitor or attorney of record."),
    ("government_counsel", "Government counsel", "Of the office of an attorney general or state attorney."),
    ("unknown", "Not known", "The sources do not say."),
    ("other", "Other", "Acts for the party in another way; the note says how."),
)
