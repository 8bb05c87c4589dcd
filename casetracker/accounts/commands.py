"""What the commands about accounts share: finding an account, and printing a link."""

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import CommandError, CommandParser, OutputWrapper

from casetracker.accounts.links import link_of

BY_COMMAND = "a command"


def account_named(name: str) -> User:
    account = User.objects.filter(username=name).first()
    if account is None:
        raise CommandError(f"{name}: there is no account of this name.")
    return account


def add_site(parser: CommandParser) -> None:
    parser.add_argument("--site", default=site_address(), metavar="ADDRESS", help="Where the site is: %(default)s")


def site_address() -> str:
    """Return where the site is, as far as its settings say."""
    host = settings.ALLOWED_HOSTS[0].lstrip(".")
    if settings.HTTPS:
        return f"https://{host}"
    return f"http://{host}:8000" if settings.DEVELOPMENT else f"http://{host}"


def write_link(stdout: OutputWrapper, account: User, site: str) -> None:
    stdout.write(f"{account}: this link works once, within three days. Send it so that nobody else reads it.")
    stdout.write(f"{site.rstrip('/')}{link_of(account)}")
