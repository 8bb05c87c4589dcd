"""How editors enter parties."""

from typing import Any

from django.contrib import admin

from casetracker.core.naming.places import country_name
from casetracker.desk.fields import section
from casetracker.desk.finding import listed
from casetracker.desk.inlines import parts
from casetracker.desk.merge_pages import MergeAdmin
from casetracker.desk.unit_admin import evidence_count
from parties.choices import PARTY_KIND
from parties.models import Party, PartyName


@admin.register(Party)
class PartyAdmin(MergeAdmin):
    is_of_persons = True
    citations = evidence_count("citations")
    list_display = ("name", "kind", "identity", "exposure", "country", "citations")
    list_filter = ("kind", "identity", "exposure")
    search_fields = ("name", "names__name", "=public_id")
    found_by = ("called",)
    search_help_text = "A name in any language or script, or the public id."
    ordering = ("sort_key", "id")
    inlines = (parts(PartyName, "name language kind", "used_from used_to", prefix="names", verbose_name="other name"),)
    fieldsets = (
        section(None, "name", "kind country", "description"),
        section(
            "Who may be named",
            "identity exposure",
            about="A protected party has no real name anywhere: write what the court calls it, such as “A.B.”.",
        ),
        section("For a group", "size_stated size_least size_most", folded=True),
        section("More of the party", "sort_name website", "note", folded=True),
    )

    def detail(self, unit: Any) -> str:
        return listed(PARTY_KIND.label(unit.kind), country_name(unit.country))
