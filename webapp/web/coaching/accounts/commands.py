"""`flask --app wsgi coach ...`: what whoever runs the site does about the accounts of coaches."""

import click
from flask.cli import AppGroup

from webapp.languages import DEFAULT, LANGUAGES
from webapp.store.accounts import account_of, accounts, add_account, change_account
from webapp.store.addresses import normal
from webapp.store.coaches import sign_out_everywhere
from webapp.store.engine import commit, start_writing
from webapp.web.coaching.account_links import HOUR, LIVES, account_link
from webapp.web.coaching.accounts.factor import OFF
from webapp.web.forms.fields import address_fault, clean

commands = AppGroup("coach", help="The accounts of coaches.")
LONGEST_NAME = 80


@commands.command()
@click.argument("email")
@click.option("--name", default="", help="What the people they invite read; the coach can change it.")
@click.option("--lang", type=click.Choice(list(LANGUAGES)), default=DEFAULT, help="The language of the coach.")
def add(email: str, name: str, lang: str) -> None:
    """Make an account for EMAIL, and print the link by which its holder chooses a password."""
    if address_fault(normal(email)):
        raise click.UsageError(f"{email}: an address such as name@example.org was expected.")
    start_writing()
    account = add_account(normal(email), clean(name)[:LONGEST_NAME], lang, None)
    if account is None:
        raise click.UsageError(
            f"{email} has an account already: its holder asks for a new password on the sign-in page."
        )
    commit()
    click.echo(
        f"{account.email}: give this link to its holder, to choose a password within {LIVES['recover'] // HOUR} h:"
    )
    click.echo(account_link("recover", account, language=lang))


@commands.command("reset-2fa")
@click.argument("email")
def reset_second_factor(email: str) -> None:
    """Take the second factor away from the account of EMAIL, whose holder lost it, and sign every browser out."""
    start_writing()
    account = account_of(normal(email), locked=True)
    if account is None:
        raise click.UsageError(f"{email} has no account.")
    change_account(account.id, **OFF)
    sign_out_everywhere(account.id)
    commit()
    click.echo(f"{account.email}: the second factor is off.")


@commands.command("list")
def list_all() -> None:
    """List the accounts, the oldest first: the address, and what stands in the way of signing in."""
    for account in accounts():
        state = "closed" if not account.active else "ready" if account.confirmed_at else "waits for its confirmation"
        factor = ", second factor on" if account.tf_totp_secret else ""
        click.echo(f"{account.email}   since {account.created_at:%Y-%m-%d}   {state}{factor}")
