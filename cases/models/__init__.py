"""Courts, judges, cases and what belongs to them."""

from cases.models.below import DecisionBelow
from cases.models.case import Case, CaseIdentifier, CaseTitle
from cases.models.citation import Citation
from cases.models.claim import Claim
from cases.models.counsel import Counsel
from cases.models.court import Court, CourtName
from cases.models.event import CaseEvent
from cases.models.judge import Judge, JudgeCourt, JudgeName
from cases.models.participation import Participation, Petitioner, Respondent
from cases.models.relation import CaseRelation
from cases.models.source import CaseSource, Source
from cases.models.topic import Topic

__all__ = [
    "Case",
    "CaseEvent",
    "CaseIdentifier",
    "CaseRelation",
    "CaseSource",
    "CaseTitle",
    "Citation",
    "Claim",
    "Counsel",
    "Court",
    "CourtName",
    "DecisionBelow",
    "Judge",
    "JudgeCourt",
    "JudgeName",
    "Participation",
    "Petitioner",
    "Respondent",
    "Source",
    "Topic",
]
