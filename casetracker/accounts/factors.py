"""The second factor: an authenticator app (TOTP) and recovery codes, for everyone who can write."""

import logging
import secrets
import time
from base64 import b32encode
from datetime import datetime
from hashlib import sha256
from urllib.parse import quote, urlencode

import segno
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.safestring import SafeString, mark_safe
from django_otp.oath import TOTP

from casetracker.accounts.models import Authenticator, RecoveryCode
from casetracker.accounts.sessions import end_sessions
from casetracker.core.models import ALPHABET

logger = logging.getLogger("casetracker.accounts")
ISSUER = f"Casetracker {settings.ALLOWED_HOSTS[0].lstrip('.')}"
RECOVERY_CODES = 10
LETTERS = 16
"""Of a recovery code: 76 bits, so that a plain digest of it tells nobody anything."""
READING = ("view_", "preview_")
"""How the permissions of those begin who only read."""


def can_write(account: User) -> bool:
    """Tell whether the account may do more than read."""
    granted = (permission.partition(".")[2] for permission in account.get_all_permissions())
    return account.is_superuser or any(not name.startswith(READING) for name in granted)


def is_required(account: User) -> bool:
    """Tell whether the account may only work with a second factor."""
    return bool(settings.REQUIRE_SECOND_FACTOR) and can_write(account)


def authenticator_of(account: User) -> Authenticator | None:
    return Authenticator.objects.filter(user=account, confirmed=True).first()


# Checking


def accepts(account: User, code: str) -> bool:
    """Tell whether the code is one of the account's, which can then not be used again. A wrong one slows the next."""
    digits = "".join(code.split())
    with transaction.atomic():
        authenticator = Authenticator.objects.select_for_update().filter(user=account, confirmed=True).first()
        if authenticator is None or not authenticator.verify_is_allowed()[0]:
            return False
        if len(digits) == authenticator.digits and digits.isascii() and digits.isdigit():
            return bool(authenticator.verify_token(digits))
        used, _ = RecoveryCode.objects.filter(account=account, digest=code_digest(account, code)).delete()
        if used:
            authenticator.throttle_reset()
            logger.warning("Recovery code used: “%s”, %s left.", account, account.recovery_codes.count())
        else:
            authenticator.throttle_increment()
        return bool(used)


def waits_until(account: User) -> datetime | None:
    """Return when the next code is looked at, after wrong ones."""
    authenticator = authenticator_of(account)
    _, why = authenticator.verify_is_allowed() if authenticator else (True, None)
    return why["locked_until"] if why else None


# Setting up


def new_key() -> str:
    return secrets.token_hex(20)


def key_in_letters(key: str) -> str:
    """Write the key as authenticator apps take it by hand, in groups of four."""
    text = b32encode(bytes.fromhex(key)).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def qr_code(account: User, key: str) -> SafeString:
    """Draw what an authenticator app reads from the screen."""
    query = urlencode({"secret": key_in_letters(key).replace(" ", ""), "issuer": ISSUER}, quote_via=quote)
    address = f"otpauth://totp/{quote(ISSUER)}:{quote(account.get_username())}?{query}"
    drawn = segno.make_qr(address, error="m").svg_inline(scale=4, border=4, light="#fff", title="QR code of the key")
    return mark_safe(drawn)  # drawn by the library, of squares


def set_up(account: User, key: str, code: str) -> list[str] | None:
    """Take the authenticator that has this key and shows this code, in place of any other; return recovery codes.

    None if the code is not what the key gives now.
    """
    totp = TOTP(bytes.fromhex(key))
    totp.time = time.time()
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdigit() and totp.verify(int(digits), tolerance=1)):
        return None
    with transaction.atomic():
        Authenticator.objects.filter(user=account).delete()
        Authenticator.objects.create(
            user=account, name="authenticator app", key=key, last_t=totp.t(), drift=totp.drift, confirmed=True
        )
        codes = new_recovery_codes(account)
    logger.info("Second factor set up: “%s”.", account)
    return codes


def new_recovery_codes(account: User) -> list[str]:
    """Make new recovery codes in place of the old ones; this is the only time that they can be read."""
    letters = ["".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(RECOVERY_CODES)]
    codes = ["-".join(text[start : start + 4] for start in range(0, LETTERS, 4)) for text in letters]
    with transaction.atomic():
        RecoveryCode.objects.filter(account=account).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(account=account, digest=code_digest(account, code)) for code in codes
        )
    return codes


def code_digest(account: User, code: str) -> str:
    letters = "".join(letter for letter in code.lower() if letter.isalnum())
    return sha256(f"{account.pk}:{letters}".encode()).hexdigest()


def reset_factor(account: User, by: str) -> None:
    """Forget the account's authenticator and recovery codes, and end its sessions; it sets up anew when it logs in."""
    with transaction.atomic():
        Authenticator.objects.filter(user=account).delete()
        RecoveryCode.objects.filter(account=account).delete()
        end_sessions(account)
    logger.warning("Second factor reset: “%s”, by %s.", account, by)
