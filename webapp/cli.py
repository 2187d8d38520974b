"""The flask commands."""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from webapp import content_export
from webapp.audit.sheet_file import SheetError, read_sheet, result
from webapp.content import CARDS, QUESTIONNAIRE, WATCHOUTS
from webapp.languages import LANGUAGES, translator
from webapp.mail.folder import OUTBOX, discard_before
from webapp.settings import SETTINGS
from webapp.store import spaces
from webapp.store.accounts import forget_unconfirmed
from webapp.store.cards import usefulness
from webapp.store.coaches import forget_old_sign_ins
from webapp.store.ends import FORGOTTEN_DAYS, forget_old_mails
from webapp.store.hits import forget_old_hits
from webapp.store.notices import queue_notices


class Refused(click.ClickException):
    """What was given cannot be used: one line on the error output, and the exit code of a wrong use."""

    exit_code = 2


def register(app: Flask) -> None:
    """Give the app its commands."""
    app.cli.add_command(content)
    app.cli.add_command(score)
    app.cli.add_command(settings)
    app.cli.add_command(purge)
    app.cli.add_command(feedback)


@click.command()
def settings() -> None:
    """List the settings: what each is for, its default, and the value in force."""
    for row in SETTINGS:
        value = "(secret)" if row.secret else current_app.config[row.name]
        click.echo(f"{row.name}\n    {row.help}\n    default: {row.default or '(empty)'}   in force: {value}")


@click.command()
@with_appcontext
def purge() -> None:
    """Announce what is deleted in a month; delete the spaces whose time is up, and what else is over."""
    now, months = datetime.now(UTC), current_app.config["RETENTION_MONTHS"]
    told = queue_notices(now.date(), months, current_app.config["LINK_KEY"])
    deleted = spaces.purge(now.date(), months, current_app.config["LINK_KEY"])
    forgotten, mails = forget_old_hits(), forget_old_mails()
    discard_before(current_app.config["INSTANCE"] / OUTBOX, (now - timedelta(days=FORGOTTEN_DAYS)).timestamp())
    unconfirmed, over = forget_unconfirmed(now), forget_old_sign_ins(now.date())
    click.echo(
        f"purge: {deleted} spaces deleted, {told} announced, {forgotten} counters and {mails} old mails forgotten, "
        f"{unconfirmed} accounts never confirmed deleted, {over} sign-ins ended"
    )


@click.command()
@click.option("--lang", type=click.Choice(list(LANGUAGES)), help="The language of the titles; English unless told.")
@with_appcontext
def feedback(lang: str | None) -> None:
    """Say how many people found each advice card useful, and how many did not: totals, and nobody's name."""
    translate = translator(lang) if lang else str
    title_of = {card.id: translate(card.title) for card in CARDS}
    counted = usefulness()
    for card_id, useful, useless in sorted(counted, key=lambda row: (row[1] - row[2], row[0])):
        click.echo(f"{useful:6} yes {useless:6} no   {card_id}: {title_of.get(card_id, '(no longer given)')}")
    yes, no = sum(row[1] for row in counted), sum(row[2] for row in counted)
    click.echo(f"{yes:6} yes {no:6} no   in all, on {len(counted)} cards")


@click.group()
def content() -> None:
    """The questions, the advice and their sources."""


@content.command()
@click.option("--lang", type=click.Choice(list(LANGUAGES)), help="The language of the texts; English unless told.")
def export(lang: str | None) -> None:
    """Print the whole content as one JSON object."""
    # The content's own words are English, so that without a language there is nothing to translate.
    translate = translator(lang) if lang else str
    print_json(content_export.export(translate))


@click.command()
@click.argument("file")
def score(file: str) -> None:
    """Score the sheet, or the array of sheets, in FILE (- for the standard input) and print the result as JSON."""
    data = read_json(file)
    print_json(
        [scored(sheet, f"sheet {n}: ") for n, sheet in enumerate(data, 1)] if isinstance(data, list) else scored(data)
    )


def scored(data: object, where: str = "") -> dict[str, Any]:
    """In: a sheet as read from JSON, and what to call it in a message. Out: its result. Raises Refused."""
    try:
        return result(QUESTIONNAIRE, CARDS, WATCHOUTS, *read_sheet(data, QUESTIONNAIRE, CARDS))
    except SheetError as error:
        raise Refused(f"{where}{error}") from error


def read_json(file: str) -> Any:
    """In: a path, or - for the standard input. Out: the JSON it holds. Raises Refused when it cannot be read."""
    try:
        return json.loads(sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes())
    except OSError as error:
        raise Refused(f"{file}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise Refused(f"{file}: not JSON: {error}") from error


def print_json(value: object) -> None:
    """Print a value as JSON, in UTF-8 whatever the terminal's own encoding."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode())
