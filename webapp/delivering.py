"""The worker that delivers the outbox: it takes one mail in hand, writes it, sends it, notes how that ended."""

import os
import signal
import sys
import time
from collections.abc import Callable
from enum import Enum, auto

import click
from flask import Flask, current_app, g
from sqlalchemy.exc import DBAPIError

from webapp.content.refusals import UNWANTED
from webapp.extensions import db
from webapp.languages import DEFAULT, LANGUAGES
from webapp.mail.folder import OUTBOX, Folder
from webapp.mail.message import deliverable
from webapp.mail.outcome import End, Outcome, Transport, one_line
from webapp.mail.smtp import Smtp
from webapp.place import Occupied, occupy
from webapp.presence import dead, forget, present
from webapp.smtp_url import read_server
from webapp.store.claims import Claimed, anything_due, claim
from webapp.store.correspondence import facts
from webapp.store.ends import abandoned, end, try_later
from webapp.store.models import Dropped
from webapp.web.account_letters import ACCOUNT_WRITERS
from webapp.web.letters import WRITERS
from webapp.web.posting import written

SECONDS_OF_REST = 1.0
SECONDS_BETWEEN_ROUNDS = 5.0
LONGEST_PAUSE = 60.0
TRIES_TO_NOTE = 60
STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
Wait = Callable[[float], bool]
"""Waits so many seconds; tells whether it is time to stop."""


class Step(Enum):
    """What a worker did: a mail, nothing as there was none, or nothing as it could not."""

    DONE = auto()
    IDLE = auto()
    HINDERED = auto()


class Worker:
    """A worker, known by a name among all those of the site."""

    def __init__(self, app: Flask, name: str, transport: Transport) -> None:
        self.app, self.name, self.transport = app, name, transport
        self.writers = WRITERS | ACCOUNT_WRITERS
        self.last_round = float("-inf")

    def run(self, wait: Wait, once: bool = False) -> None:
        """Deliver until it is time to stop; `once`: until nothing is due, or nothing can be sent."""
        pause = SECONDS_OF_REST
        rest = 0.0
        while not wait(rest):
            step = self.guarded()
            if once and step is not Step.DONE:
                break
            pause = min(pause * 2, LONGEST_PAUSE) if step is Step.HINDERED else SECONDS_OF_REST
            rest = 0.0 if step is Step.DONE else pause
        self.transport.close()

    def guarded(self) -> Step:
        """Take a step; a database that fails is waited for."""
        try:
            self.make_the_round()
            return self.step()
        except DBAPIError as error:
            complain(f"the database did not take it: {type(error.orig).__name__}")
            return Step.HINDERED

    def make_the_round(self) -> None:
        """Look for workers that died, from time to time: what they had in hand is uncertain."""
        if time.monotonic() - self.last_round < SECONDS_BETWEEN_ROUNDS:
            return
        self.last_round = time.monotonic()
        instance = self.app.config["INSTANCE"]
        gone = dead(instance)
        with self.app.app_context():
            if lost := abandoned(gone):
                complain(f"{lost} were in the hands of a worker that died: they are uncertain")
        forget(instance, gone)

    def step(self) -> Step:
        """Deliver the next mail, if one is due."""
        with self.app.app_context():
            mail = claim(self.name, self.app.config["MAILS_PER_DAY"], UNWANTED) if anything_due() else None
        if mail is None:
            return Step.IDLE
        outcome = self.attempt(mail)
        self.note(mail, outcome)
        if outcome.down:
            complain(f"the server cannot be reached: {outcome.answer}")
        return Step.HINDERED if outcome.down else Step.DONE

    def attempt(self, mail: Claimed) -> Outcome:
        """Write a mail and hand it over, unless there is nothing to say any more."""
        try:
            recipient = deliverable(mail.address)
        except ValueError as error:
            return Outcome(End.REFUSED, one_line(error, mail.address))
        try:
            with self.app.app_context():
                g.language = LANGUAGES.get(mail.language) or LANGUAGES[DEFAULT]
                about = facts(mail, self.app.config["LINK_KEY"])
                if about is None:
                    return Outcome(End.DROPPED, Dropped.GONE.value)
                content = written(mail, self.writers[mail.letter](mail, about))
        except Exception as error:  # whatever is wrong with one letter must not keep the others
            complain(f"no. {mail.id} ({mail.letter}) cannot be written: {type(error).__name__}")
            return Outcome(End.LATER, f"{type(error).__name__}")
        return self.transport.send(f"{mail.id:06}-{mail.letter}", self.app.config["MAIL_FROM"], recipient, content)

    def note(self, mail: Claimed, outcome: Outcome) -> None:
        """Note how a mail ended, trying for a minute when the database fails: else it would count as uncertain."""
        for tries in range(TRIES_TO_NOTE):
            try:
                with self.app.app_context():
                    self.note_once(mail, outcome)
                return
            except DBAPIError:
                if tries == TRIES_TO_NOTE - 1:
                    raise
                time.sleep(1)

    def note_once(self, mail: Claimed, outcome: Outcome) -> None:
        """Note how a mail ended."""
        if outcome.end is End.LATER:
            try_later(mail, self.name, outcome.answer)
        else:
            end(mail, self.name, outcome.end.value, outcome.answer)


def complain(what: str) -> None:
    """Say what hinders the mails, without a name or an address."""
    print(f"mail: {what}", file=sys.stderr, flush=True)


def say(line: str) -> None:
    """Say a line at once."""
    print(line, flush=True)


def transport_of(app: Flask) -> Transport:
    """Return what takes the mails: the server that the settings name, else a folder."""
    if url := app.config["SMTP_URL"]:
        return Smtp(read_server(url))
    return Folder(app.config["INSTANCE"] / OUTBOX, say)


def until_told(parent: int) -> Wait:
    """Return what waits until a signal says to stop, or the process `parent`, if it is not 0, is gone.

    The signals stay blocked: they are heard between two mails, never amid one.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)

    def wait(seconds: float) -> bool:
        return signal.sigtimedwait(STOPS, seconds) is not None or (parent != 0 and os.getppid() != parent)

    return wait


@click.command()
@click.option("--once", is_flag=True, help="End when nothing is due any more.")
@click.option("--parent", type=int, default=0, hidden=True)
def deliver(once: bool, parent: int) -> None:
    """Deliver the mails that wait, until told to stop."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    instance = app.config["INSTANCE"]
    try:
        with occupy(instance), present(instance) as name:
            Worker(app, name, transport_of(app)).run(until_told(parent), once)
    except Occupied as error:
        raise click.ClickException(str(error)) from None
    finally:
        db.engine.dispose()


def register(app: Flask) -> None:
    """Give the app its command."""
    app.cli.add_command(deliver)
