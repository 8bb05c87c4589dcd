"""How editors enter parties."""

from typing import ClassVar

from django.contrib import admin

from casetracker.common.admin.inlines import PartInline
from casetracker.common.admin.units import UnitAdmin
from parties.models import Party, PartyName


class PartyNameInline(PartInline):
    model = PartyName
    prefix: ClassVar[str] = "names"
    verbose_name = "other name"
    fields = (("name", "language", "kind"), ("used_from", "used_to"))


@admin.register(Party)
class PartyAdmin(UnitAdmin):
    list_display = ("name", "kind", "identity", "exposure", "country", "citations")
    list_filter = ("kind", "identity", "exposure")
    search_fields = ("name", "names__name", "=public_id")
    search_help_text = "A name in any language or script, or the public id."
    ordering = ("name", "id")
    inlines = (PartyNameInline,)
    fieldsets = (
        (None, {"fields": ["name", ("kind", "country"), "website", "description"]}),
        (
            "Who may be named",
            {
                "fields": [("identity", "exposure")],
                "description": "A protected party has no real name anywhere: write how the court calls it, such as “A.B.”.",
            },
        ),
        ("For a group", {"fields": ["size_stated", ("size_least", "size_most")]}),
        (None, {"fields": ["note"]}),
    )
