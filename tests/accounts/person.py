"""Somebody in front of the login: types a name, a password, a code, from an address."""

import re
import time
from base64 import b32decode
from typing import Any

from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from django_otp.oath import TOTP

from casetracker.accounts import factors
from casetracker.accounts.models import Authenticator
from tests.editor import permission

PASSWORD = "amber kettle drifts north"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def account(name: str = "editor", *permissions: str, **values: Any) -> User:
    """An account that has a password and may enter the desk."""
    made = User.objects.create_user(name, password=PASSWORD, is_staff=True, **values)
    made.user_permissions.add(*map(permission, permissions))
    return made


def writer(name: str = "editor") -> User:
    return account(name, "cases.change_case")


def role(name: str, *permissions: str) -> Group:
    made, _ = Group.objects.get_or_create(name=name)
    made.permissions.add(*map(permission, permissions))
    return made


def code_of(user: User, later: int = 0) -> str:
    """What the authenticator shows now, or so many seconds later."""
    totp = TOTP(Authenticator.objects.get(user=user).bin_key)
    totp.time = time.time() + later
    return f"{totp.token():06d}"


def code_for(page: HttpResponse) -> str:
    """What an authenticator shows that was given the key on this page."""
    letters = re.search(r"<code>([A-Z2-7 ]+)</code>", page.content.decode())[1].replace(" ", "")
    return f"{TOTP(b32decode(letters)).token():06d}"


def with_factor(user: User) -> list[str]:
    """Give the account an authenticator, which has shown no code yet; its recovery codes."""
    key = factors.new_key()
    Authenticator.objects.create(user=user, name="app", key=key)
    return factors.new_recovery_codes(user)


class Person:
    def __init__(self, address: str = "203.0.113.7", **headers: str) -> None:
        self.client = Client(REMOTE_ADDR=address, HTTP_USER_AGENT=FIREFOX, **headers)

    def login(self, name: str = "editor", password: str = PASSWORD, after: str = "/admin/") -> HttpResponse:
        return self.client.post("/admin/login/", {"username": name, "password": password, "next": after})

    def code(self, code: str, after: str = "/admin/") -> HttpResponse:
        return self.client.post("/admin/login/code/", {"code": code, "next": after})

    def is_in(self) -> bool:
        return self.client.get("/admin/").status_code == 200
