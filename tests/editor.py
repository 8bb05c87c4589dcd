"""An editor in front of the admin: opens a page, types into its form as the browser shows it, presses a button."""

import re
from html.parser import HTMLParser
from typing import Any

from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client
from django.utils.html import strip_tags

from casetracker.core.units import Unit

DOUBT = "Look again: "


def permission(name: str) -> Permission:
    """The permission of this name, such as `cases.change_case`."""
    label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=label, codename=codename)


class Editor:
    """Logged in; everything that is asked for is kept in `response`."""

    def __init__(self, *permissions: str, superuser: bool = False, name: str = "editor") -> None:
        self.user = User.objects.create(username=name, is_staff=True, is_superuser=superuser)
        self.user.user_permissions.add(*map(permission, permissions))
        self.client = Client()
        self.client.force_login(self.user)

    def get(self, path: str) -> HttpResponse:
        self.response = self.client.get(path)
        return self.response

    def add(self, model: type[Unit], query: str = "") -> "Form":
        return self.form(f"{admin_path(model)}add/{query}")

    def change(self, unit: Unit) -> "Form":
        return self.form(f"{admin_path(type(unit))}{unit.pk}/change/")

    def form(self, path: str) -> "Form":
        response = self.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        return Form(self, path, response)


def admin_path(model: type[Unit]) -> str:
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/"


class Form(HTMLParser):
    """A form as it stands on a page: `values` by name, what each button is called, and the errors that are shown."""

    def __init__(self, editor: Editor, path: str, response: HttpResponse) -> None:
        super().__init__()
        self.editor, self.path, self.response = editor, path, response
        self.html = response.content.decode()
        self.values: dict[str, Any] = {}
        self.buttons: dict[str, str] = {}
        self.select: dict[str, str] = {}
        self.textarea: str | None = None
        self.inside = False
        self.feed(self.html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.inside = given.get("id", "").endswith("_form")
        if not self.inside:
            return
        if tag == "input":
            self.take_input(given)
        elif tag == "select":
            self.select = given
            if "multiple" not in given:
                self.values[given["name"]] = ""
        elif tag == "option" and "name" in self.select and "selected" in given:
            self.take(self.select["name"], given["value"], "multiple" in self.select)
        elif tag == "textarea":
            self.textarea = given["name"]
            self.values[self.textarea] = ""

    def take_input(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind == "submit":
            self.buttons[given.get("name", "")] = given["value"]
        elif kind != "checkbox":
            self.values[given["name"]] = given.get("value", "")
        elif "checked" in given:
            self.take(given["name"], given.get("value", "on"), "value" in given)

    def take(self, name: str, value: str, several: bool) -> None:
        self.values[name] = [*self.values.get(name, []), value] if several else value

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.textarea = None
        elif tag == "select":
            self.select = {}

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.values[self.textarea] += data.removeprefix("\n") if not self.values[self.textarea] else data

    def type(self, **values: Any) -> "Form":
        """Fill fields; a record stands for itself, None unticks a box."""
        for name, value in values.items():
            if value is None:
                self.values.pop(name, None)
            else:
                self.values[name] = [posted(v) for v in value] if isinstance(value, list) else posted(value)
        return self

    def row(self, prefix: str, **values: Any) -> "Form":
        """Press “Add another” and fill the new row; what is not named has the empty row's own value."""
        number = int(self.values[f"{prefix}-TOTAL_FORMS"])
        for name in [name for name in self.values if name.startswith(f"{prefix}-__prefix__-")]:
            self.values[name.replace("__prefix__", str(number))] = self.values[name]
        self.values[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
        return self.type(**{f"{prefix}-{number}-{name}": value for name, value in values.items()})

    def press(self, button: str = "_continue") -> "Form":
        """Send the form; gives the page that answers, after the redirect."""
        assert button in self.buttons, f"{button} is not offered: {self.buttons}"
        self.response = self.send(button)
        return Form(self.editor, self.response.request["PATH_INFO"], self.response)

    def save(self, button: str = "_save") -> "Form":
        """Press the button where nothing is to be refused."""
        page = self.press(button)
        assert page.errors == [], page.errors
        return page

    def send(self, button: str) -> HttpResponse:
        return self.editor.client.post(self.path, {**self.sent, button: "1"}, follow=True)

    @property
    def sent(self) -> dict[str, Any]:
        """What stands in the form, without the rows that are only a pattern."""
        return {name: value for name, value in self.values.items() if name and "__prefix__" not in name}

    @property
    def errors(self) -> list[str]:
        lists = re.findall(r'<ul class="errorlist.*?</ul>', self.html, re.S)
        return [plain(item) for found in lists for item in re.findall("<li>(.*?)</li>", found, re.S)]

    @property
    def messages(self) -> list[str]:
        """What the page says was done."""
        return [text for text in self.said if not text.startswith(DOUBT)]

    @property
    def doubts(self) -> list[str]:
        """What it asks the editor to look at again."""
        return [text.removeprefix(DOUBT) for text in self.said if text.startswith(DOUBT)]

    @property
    def said(self) -> list[str]:
        found = re.search(r'<ul class="messagelist">(.*?)</ul>', self.html, re.S)
        return [plain(item) for item in re.findall("<li[^>]*>(.*?)</li>", found[1] if found else "", re.S)]


def posted(value: Any) -> str:
    return str(getattr(value, "pk", value))


def plain(html: str) -> str:
    text = " ".join(strip_tags(html).split())
    return text.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
