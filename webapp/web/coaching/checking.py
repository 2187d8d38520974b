"""What becomes of each line of a list: who can be invited, who perhaps, who not and why."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from webapp.languages import LANGUAGES, translate
from webapp.languages import gettext as _
from webapp.rosters.domains import meant
from webapp.rosters.people import Entry
from webapp.store.addresses import normal
from webapp.store.groups import OwnGroup
from webapp.store.invitations import Known, Newcomer, known_addresses
from webapp.store.suppressions import unsubscribed
from webapp.web.coaching.states import STATE_WORDS
from webapp.web.forms.fields import ACCENTED, address_fault, clean

LONGEST_NAME: Final = 80
NO_NAME: Final = ("<", ">", "://", "www.", "\ufffd")
"""What stands in no name, but in links and in what a page or a mail could take for its own."""


class Verdict(StrEnum):
    """What becomes of a line."""

    RIGHT = "right"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


class Line(NamedTuple):
    """A line of a list, the n-th entry: whom it names, in which language, and what becomes of it; why, in words."""

    number: int
    entry: Entry
    name: str
    address: str
    language: str
    verdict: Verdict
    why: str = ""
    ticked: bool = False
    """Whether it is invited unless the coach says otherwise."""
    invited: bool = False
    """Whether its person is already."""

    @property
    def newcomer(self) -> Newcomer:
        """Return whom to invite by it."""
        return Newcomer(self.name or self.address[:LONGEST_NAME], self.address, self.language)


class Against(NamedTuple):
    """What a list is checked against: who is known, who asked for no mail, where in it each address stands first."""

    known: Mapping[str, Known]
    gone: Collection[str]
    first: Mapping[str, tuple[int, int]]


def check_list(group: OwnGroup, entries: Sequence[Entry], language: str, key: str) -> list[Line]:
    """Return what becomes of each entry of a list; `language` where it does not say."""
    addresses = [normal(entry.address) for entry in entries]
    plausible = [address for address in addresses if "@" in address]
    first: dict[str, tuple[int, int]] = {}
    for number, address in enumerate(addresses):
        first.setdefault(address, (number, entries[number].line))
    known, gone = known_addresses(group.coach_id, plausible), unsubscribed(group.coach_id, plausible, key)
    against = Against(known, gone, first)
    return [
        checked(Line(number, entry, clean(entry.name), address, entry.language or language, Verdict.RIGHT), against)
        for number, (entry, address) in enumerate(zip(entries, addresses, strict=True))
    ]


def checked(line: Line, against: Against) -> Line:
    """Return a line with its verdict."""
    if why := wrong(line) or twice(line, against.first):
        return line._replace(verdict=Verdict.WRONG, why=why)
    if known := against.known.get(line.address):
        why = _("Already in the group “%(group)s”: %(state)s.", group=known.group, state=state_of(known))
        return line._replace(verdict=Verdict.WRONG, why=why, invited=True)
    if line.address in against.gone:
        return line._replace(verdict=Verdict.WRONG, why=_("This person asked not to be written to by you."))
    mistyped, others = slip(line), oddities(line)
    if mistyped or others:
        why = " ".join([*mistyped, *others])
        return line._replace(verdict=Verdict.DOUBTFUL, why=why, ticked=not mistyped)
    return line


def wrong(line: Line) -> str:
    """Return why nobody can be invited by a line, "" when somebody can."""
    if not line.address:
        return _("There is no e-mail address in this line.")
    if line.entry.several:
        return _("There are two addresses where one is expected: give each a line of its own.")
    if fault := address_fault(line.address):
        return translate(ACCENTED) if fault == ACCENTED else _("This is not an e-mail address.")
    if len(line.name) > LONGEST_NAME:
        return _("The name is longer than 80 characters.")
    if any(sign in line.name.casefold() for sign in NO_NAME):
        return _("The name holds a link, or a sign that no name has.")
    return ""


def twice(line: Line, first: Mapping[str, tuple[int, int]]) -> str:
    """Return where the address of a line stands before, "" when it does not."""
    number, at = first[line.address]
    return "" if number == line.number else _("The same address stands in line %(line)s.", line=at)


def state_of(known: Known) -> str:
    """Return in words how far someone who is known is."""
    return translate(STATE_WORDS[known.state])[:1].lower() + translate(STATE_WORDS[known.state])[1:]


def slip(line: Line) -> list[str]:
    """Return the address that was probably meant, in words, if it is another."""
    start, _at, domain = line.address.rpartition("@")
    found = meant(domain)
    return [_("Is it not %(address)s?", address=f"{start}@{found}")] if found else []


def oddities(line: Line) -> list[str]:
    """Return what is odd with a line that can be taken all the same."""
    found = [] if line.name else [_("There is no name: the address stands for it.")]
    if line.entry.odd:
        language = LANGUAGES[line.language].name
        said = line.entry.odd
        found.append(
            _("“%(said)s” is no language of this site: the mail will be in %(language)s.", said=said, language=language)
        )
    return found
