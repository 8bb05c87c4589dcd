"""What the rows of a ruling or a reaction can link to: what belongs to the case in its form."""

from django.http import HttpRequest

from cases.models import Case, Claim, Participation
from casetracker.core.numbering import number_provisionally
from casetracker.desk.request_state import unit_of
from rulings import models
from rulings.actions import decided_cases, ladder


def case_at_hand(request: HttpRequest) -> int | None:
    """Return the case of the ruling or reaction in the form; for a new one, from the link that opened the form."""
    unit = unit_of(request)
    if unit:
        return unit.case_id
    chosen = typed_or_linked(request, "case")
    return int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None


def typed_or_linked(request: HttpRequest, name: str) -> str:
    """Return what the form sends, or else the link that opened it."""
    return request.POST.get(name) or request.GET.get(name) or ""


def claims(request: HttpRequest) -> list:
    """Return the claims of the case, then those of the cases joined with it or linked to them by appeal."""
    ruling = ruling_at_hand(request)
    if ruling is None:
        return []
    found = list(Claim.objects.filter(case__in=ladder(ruling)).order_by("case", "number", "id"))
    number_provisionally(found)
    return sorted(found, key=lambda claim: claim.case_id != ruling.case_id)


def participations(request: HttpRequest) -> list:
    """Return who takes part in the case, then in those that are joined with it."""
    ruling = ruling_at_hand(request)
    if ruling is None:
        return []
    found = Participation.objects.filter(case__in=decided_cases(ruling)).order_by("case", "order", "id")
    return sorted(found.select_related("party"), key=lambda part: part.case_id != ruling.case_id)


def ruling_at_hand(request: HttpRequest) -> models.Ruling | None:
    """Return the ruling in the form; for a new one, one of the case that was chosen."""
    unit = unit_of(request)
    if isinstance(unit, models.Ruling):
        return unit
    pk = case_at_hand(request)
    case = Case.objects.filter(pk=pk).first() if pk else None
    return models.Ruling(case=case) if case else None


def citations_as(request: HttpRequest) -> list:
    """Return the citations under which the ruling in the form is known."""
    unit = unit_of(request)
    return list(unit.identifiers.current()) if unit else []


def seats(request: HttpRequest) -> list:
    """Return who sits on the ruling in the form."""
    unit = unit_of(request)
    return list(unit.panel.current().select_related("judge")) if unit else []


def holdings(request: HttpRequest) -> list:
    """Return the holdings of the case, first those of the ruling that the reaction is about."""
    found = models.Holding.objects.filter(ruling__cases=case_at_hand(request))
    found = found.order_by("ruling_id", "number", "id").select_related("ruling")
    number_provisionally([row for holding in found for row in (holding, holding.ruling)])
    unit = unit_of(request)
    about = str(unit.about_ruling_id if unit else typed_or_linked(request, "about_ruling"))
    return sorted(found, key=lambda holding: str(holding.ruling_id) != about)
