"""Forms of the admin, read as a browser would send them."""

import re

from bs4 import BeautifulSoup, Tag

Values = dict[str, list[str]]
"""What a browser posts, by the field's name; `__prefix__` stands in the names of the row that “Add another” copies."""


def values(html: str) -> Values:
    """The form of a record as it stands on its page."""
    form = BeautifulSoup(html, "lxml").find("form", id=re.compile("_form$"))
    found: Values = {}
    for field in form.select("input[name], select[name], textarea[name]") if form else []:
        if not field.has_attr("disabled") and field.get("type") != "submit":
            found.setdefault(str(field["name"]), []).extend(value(field))
    return found


def value(field: Tag) -> list[str]:
    if field.name == "textarea":
        return [field.get_text().removeprefix("\n")]
    if field.name == "select":
        options = field.select("option")
        chosen = [option for option in options if option.has_attr("selected")]
        return [str(option["value"]) for option in (chosen if field.has_attr("multiple") else chosen or options[:1])]
    if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
        return []
    return [str(field.get("value", "on" if field.get("type") == "checkbox" else ""))]


def sent(form: Values, button: str = "_save", **typed: str) -> Values:
    """The form with what is typed, and the button that is pressed."""
    whole = form | {name: [text] for name, text in typed.items()} | {button: ["1"]}
    return {name: texts for name, texts in whole.items() if "__prefix__" not in name}


def emptied(form: Values) -> Values:
    """The form with every field emptied, but what says which rows there are."""
    kept = re.compile("-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$|-id$|^seen$")
    return sent({name: texts if kept.search(name) else [""] for name, texts in form.items()})


def with_row(form: Values, prefix: str, **typed: str) -> Values:
    """The form with one more row of a kind."""
    number = form[f"{prefix}-TOTAL_FORMS"][0]
    blank = {
        name.replace("__prefix__", number): texts
        for name, texts in form.items()
        if name.startswith(f"{prefix}-__prefix__-")
    }
    row = {f"{prefix}-{number}-{name}": [text] for name, text in typed.items()}
    return form | blank | row | {f"{prefix}-TOTAL_FORMS": [str(int(number) + 1)]}
