"""Who writes by the API, the answers that are kept for repeated requests, and imports of many documents."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string

from casetracker.tokens.models import ApiToken, Scope

VERBS: dict[str, frozenset[str]] = {
    Scope.READ_DRAFT: frozenset({"view"}),
    Scope.WRITE: frozenset({"view", "add", "change", "delete"}),
    Scope.PUBLISH: frozenset({"view", "publish"}),
}
"""Which stored permissions of its account a token carries by each scope; with `admin` it carries all of them."""
IMPORTS_KEPT = timedelta(days=7)


class Bearer(User):
    """An account as far as a token of it goes: to the policy, and to whatever asks it, the account without the rest.

    It is the account's own row, so the change log names the account.
    """

    verbs: frozenset[str] | None
    """None: whatever the account may."""

    class Meta:
        proxy = True
        default_permissions = ()

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        verb = perm.partition(".")[2].partition("_")[0]
        return (self.verbs is None or verb in self.verbs) and super().has_perm(perm, obj)


def bearer(account: User, token: ApiToken) -> Bearer:
    """Return the account as far as the token goes."""
    names = [column.attname for column in User._meta.concrete_fields]
    found = Bearer.from_db(account._state.db or "default", names, [getattr(account, name) for name in names])
    scopes = [scope for scope in Scope if token.has_scope(scope)]
    is_all = Scope.ADMIN in scopes
    found.verbs = None if is_all else frozenset().union(*(VERBS[scope] for scope in scopes))
    return found


def random_key() -> str:
    return get_random_string(22)


class KeptAnswer(models.Model):
    """One request with an Idempotency-Key: claimed while it is worked on, then with its answer.

    The answer is stored in the transaction that writes what it tells of. So a claim without an answer has written
    nothing, and one that was left behind can be taken over.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255, help_text="What the client calls the request.")
    digest = models.CharField(max_length=64, help_text="Of the request.")
    claim = models.CharField(max_length=22, default=random_key, help_text="Random; whose turn it is.")
    claimed_at = models.DateTimeField(default=timezone.now, db_index=True)
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.JSONField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="kept_answer_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.status or 'in progress'}"


class Import(models.Model):
    """Many documents of one request; each is loaded in a transaction of its own, whoever else fails."""

    key = models.CharField(max_length=22, primary_key=True, default=random_key)
    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    finished_at = models.DateTimeField(null=True)
    dry_run = models.BooleanField(default=False)
    publish = models.BooleanField(default=False)
    apply = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"import of {self.made_at:%Y-%m-%d %H:%M}"


class ImportedDocument(models.Model):
    """One document of an import: what was sent until its turn has come, then what came of it."""

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="documents")
    line = models.PositiveIntegerField(help_text="Its place in the request, from 1.")
    sent = models.BinaryField(help_text="Its bytes; empty once it was worked on.")
    report = models.JSONField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["line"]
        constraints = [models.UniqueConstraint(fields=["run", "line"], name="imported_document_line")]

    def __str__(self) -> str:
        return f"{self.run}, line {self.line}"
