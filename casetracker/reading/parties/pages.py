"""The pages of parties."""

from casetracker.lists.record_views import detail_view, list_view
from casetracker.reading.parties.listing import PARTIES, PETITIONERS, RESPONDENTS
from casetracker.reading.parties.record import party_record

PARTIES_PAGE = ("/parties/", "Parties")
PARTY_FIELDS = ["name", "kind", "role", "side", "country", "court"]
party_list = list_view(
    "parties", PARTIES, "Parties", "Everybody who takes part in a case or speaks about one in public.", PARTY_FIELDS
)
petitioner_list = list_view(
    "parties",
    PETITIONERS,
    "Petitioners",
    "Those who brought a case, in the widest sense: petitioners, plaintiffs, appellants, prosecutors.",
    PARTY_FIELDS,
    within=PARTIES_PAGE,
)
respondent_list = list_view(
    "parties",
    RESPONDENTS,
    "Respondents",
    "Those who answer a case, in the widest sense: respondents, defendants, appellees, accused.",
    PARTY_FIELDS,
    within=PARTIES_PAGE,
)
party_detail = detail_view("parties", "party", PARTIES, party_record)
