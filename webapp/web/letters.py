"""What each letter says, in the language in force: to the people a coach invites, to those who have a space."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from flask import current_app

from webapp.languages import current, day, ngettext
from webapp.languages import gettext as _
from webapp.mail.message import inert
from webapp.store.claims import Claimed
from webapp.store.correspondence import Facts, LinkedSpace, deleted_on
from webapp.store.spaces import NOTICE_DAYS
from webapp.web.access import SPACES
from webapp.web.unsubscribing import unsubscribe_address


@dataclass(frozen=True, slots=True)
class Writing:
    """A letter, in the order it is read; `buttons` are (words, address), `note` and `signature` as they were typed.

    `on_behalf_of`: the coach whose name it carries, and to whom an answer goes.
    """

    subject: str
    lines: list[str]
    buttons: list[tuple[str, str]] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    note_of: str = ""
    note: str = ""
    signature: str = ""
    on_behalf_of: str = ""
    reply_to: str = ""
    unsubscribe: str = ""


Writer: TypeAlias = Callable[[Claimed, Facts], Writing]


def site(path: str) -> str:
    """Return the whole address of a page in the language in force, always on the site's public address."""
    return f"{current_app.config['PUBLIC_URL']}/{current().code}/{path}"


def address_of(space: LinkedSpace) -> str:
    """Return the whole address of a space."""
    return site(f"{SPACES}/{space.token}/")


def name_of(coach: Any) -> str:
    """Return how a coach is called in a letter: by their address until they have given a name."""
    return inert(coach.name or coach.email)


def invitation(mail: Claimed, about: Facts) -> Writing:
    """Invite a person to the space that was opened for them."""
    coach, group = name_of(about.coach), inert(about.group)
    return to_a_person(
        mail,
        about,
        _("%(coach)s invites you to look at how you use LinkedIn", coach=coach),
        _("%(coach)s invites you, in the group “%(group)s”, to an audit of how you use LinkedIn: concrete questions, then a report and advice for the week.", coach=coach, group=group),
        _("Before you begin, you choose what %(coach)s sees: your reports and your plan, or only how far you are.", coach=coach),
    )  # fmt: skip


def reminder(mail: Claimed, about: Facts) -> Writing:
    """Remind a person of an audit that is not finished."""
    coach, group = name_of(about.coach), inert(about.group)
    return to_a_person(
        mail,
        about,
        _("From %(coach)s: your audit is waiting for you", coach=coach),
        _("%(coach)s invited you, in the group “%(group)s”, to an audit of how you use LinkedIn. It isn’t finished: what you have answered is kept, go on when it suits you.", coach=coach, group=group),
        _("You choose what %(coach)s sees: your reports and your plan, or only how far you are.", coach=coach),
    )  # fmt: skip


def to_a_person(mail: Claimed, about: Facts, subject: str, why: str, seen: str) -> Writing:
    """Return a letter that a coach has sent to a person they accompany."""
    coach = name_of(about.coach)
    return Writing(
        subject,
        [_("Hello %(name)s,", name=inert(about.client)), why],
        [(_("Open my space"), address_of(about.spaces[0]))],
        [
            _("This link is yours alone: whoever has it can open your space. %(coach)s doesn’t see it.", coach=coach),
            seen,
        ],
        [_("You receive this mail because %(coach)s entered your address to invite you.", coach=coach)],
        note_of=_("A word from %(coach)s", coach=coach),
        note=about.note,
        signature=about.coach.signature or coach,
        on_behalf_of=coach,
        reply_to=about.coach.email,
        unsubscribe=unsubscribe_address(about.coach.id, mail.address_hash),
    )


def link(mail: Claimed, about: Facts) -> Writing:  # noqa: ARG001
    """Send the link of a space, or of all those that know the address, to whoever asked."""
    many, several = len(about.spaces), len(about.spaces) > 1
    opened = [_("The space opened on %(day)s", day=day(space.opened_on)) for space in about.spaces]
    return Writing(
        ngettext("Your link to your Aplomb space", "Your links to your %(num)s Aplomb spaces", many),
        [_("Hello,"), _("Someone, most likely you, asked for the way back to your space.")],
        [
            (words if several else _("Open my space"), address_of(space))
            for words, space in zip(opened, about.spaces, strict=True)
        ],
        [_("Whoever has such a link can open the space: keep it for yourself.")],
        [_("If you didn’t ask for it, delete this mail: nothing has changed.")],
    )


def notice(mail: Claimed, about: Facts) -> Writing:  # noqa: ARG001
    """Say that a space is about to be deleted, and how to keep it."""
    (space,) = about.spaces
    told = datetime.now(UTC).date() + timedelta(days=NOTICE_DAYS)
    last = day(max(deleted_on(space, current_app.config["RETENTION_MONTHS"]), told))
    return Writing(
        _("Your Aplomb space will be deleted on %(day)s", day=last),
        [
            _("Hello,"),
            _("Nobody has opened your space since %(day)s.", day=day(space.visited_on)),
            _("Without a visit, it is deleted on %(day)s with your answers, your reports and your plan. To keep it, open it before that day.", day=last),
        ],
        [(_("Open my space"), address_of(space))],
        [_("Whoever has such a link can open the space: keep it for yourself.")],
        [_("You receive this mail because your address is kept with this space. Under “My data”, you can have it forgotten.")],
    )  # fmt: skip


def completed(mail: Claimed, about: Facts) -> Writing:  # noqa: ARG001
    """Tell a coach that a person has completed an audit; never a score."""
    client = inert(about.client)
    return Writing(
        _("%(client)s has completed an audit", client=client),
        [
            _("Hello,"),
            _("%(client)s, in the group “%(group)s”, has completed an audit.", client=client, group=inert(about.group)),
            _("Your pages show what this person agreed to share with you."),
        ],
        [(_("Open my week"), site("coach/"))],
        [],
        [_("Under “Account”, you choose whether to receive these mails.")],
    )


def together(mail: Claimed, about: Facts) -> Writing:
    """Send a person the link of the space that they began beside a coach, who has seen it."""
    coach = name_of(about.coach)
    return Writing(
        _("Your link to the audit begun with %(coach)s", coach=coach),
        [
            _("Hello %(name)s,", name=inert(about.client)),
            _("%(coach)s opened an audit of how you use LinkedIn on their own computer, beside you, and had this link sent to you there.", coach=coach),
        ],
        [(_("Open my space"), address_of(about.spaces[0]))],
        [
            _("%(coach)s may have seen this link: once in your space, make a link of your own. This one then opens nothing any more.", coach=coach),
            _("You weren’t there, or want none of it? Open the space and erase it, under “My data”: nothing of it is left, neither here nor with %(coach)s.", coach=coach),
        ],
        [_("You receive this mail because your address was entered on a page of %(coach)s.", coach=coach)],
        signature=about.coach.signature or coach,
        on_behalf_of=coach,
        reply_to=about.coach.email,
        unsubscribe=unsubscribe_address(about.coach.id, mail.address_hash),
    )  # fmt: skip


WRITERS: dict[str, Writer] = {
    "invitation": invitation,
    "reminder": reminder,
    "link": link,
    "notice": notice,
    "completed": completed,
    "together": together,
}
