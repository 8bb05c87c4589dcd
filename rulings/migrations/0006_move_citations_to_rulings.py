"""Move neutral citations, ECLIs, law reports and database numbers from cases to the rulings that they cite.

A citation of a case with several rulings goes to the only one of its year. What no ruling fits stays on the case, and
`check_data` names it. What sources say of it moves along. No version is counted: nobody changed what the record says.
"""

from django.db import migrations

from cases.identifiers import cited_ruling, report_parts, sought

CITATIONS = ("neutral_citation", "ecli", "reporter", "database")


def move_to_rulings(apps, schema_editor):
    alias = schema_editor.connection.alias
    CaseIdentifier = apps.get_model("cases", "CaseIdentifier")
    Citation = apps.get_model("cases", "Citation")
    Ruling = apps.get_model("rulings", "Ruling")
    RulingIdentifier = apps.get_model("rulings", "RulingIdentifier")
    found = CaseIdentifier.objects.using(alias).filter(scheme__in=CITATIONS, is_withdrawn=False).order_by("id")
    for row in found.select_related("case"):
        rulings = list(Ruling.objects.using(alias).filter(case=row.case).exclude(state="withdrawn").order_by("id"))
        spans = [(ruling.issued_on_earliest, ruling.issued_on_latest) for ruling in rulings]
        place = cited_ruling(row.scheme, row.value, spans)
        if place is None:
            continue
        ruling = rulings[place]
        printed = report_parts(row.value) if row.scheme == "reporter" else None
        RulingIdentifier.objects.using(alias).create(
            ruling=ruling,
            key=row.key,
            scheme=row.scheme,
            value=row.value,
            sought_as=sought(row.value)[:200],
            **(printed._asdict() if printed else {}),
        )
        of_fact = Citation.objects.using(alias).filter(unit_id=row.case.public_id)
        for ending in ("", ".scheme", ".value"):
            of_fact.filter(path=f"identifiers/{row.key}{ending}").update(unit_id=ruling.public_id)
        row.delete()


def move_to_cases(apps, schema_editor):
    alias = schema_editor.connection.alias
    CaseIdentifier = apps.get_model("cases", "CaseIdentifier")
    Citation = apps.get_model("cases", "Citation")
    RulingIdentifier = apps.get_model("rulings", "RulingIdentifier")
    rows = RulingIdentifier.objects.using(alias).filter(is_withdrawn=False).order_by("id")
    for row in rows.select_related("ruling__case"):
        case = row.ruling.case
        taken = CaseIdentifier.objects.using(alias).filter(case=case, key=row.key).exists()
        key = f"{row.ruling.key}-{row.key}"[:80] if taken else row.key
        CaseIdentifier.objects.using(alias).create(case=case, key=key, scheme=row.scheme, value=row.value)
        of_fact = Citation.objects.using(alias).filter(unit_id=row.ruling.public_id)
        for ending in ("", ".scheme", ".value"):
            of_fact.filter(path=f"identifiers/{row.key}{ending}").update(
                unit_id=case.public_id, path=f"identifiers/{key}{ending}"
            )
        of_fact.filter(path__startswith=f"identifiers/{row.key}.").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("rulings", "0005_ruling_identifiers"),
        ("cases", "0006_registry_numbers"),
    ]

    operations = [migrations.RunPython(move_to_rulings, move_to_cases)]
