"""Every page of a coach and of those who join a group, in each state that it has: at the door, then signed in."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.coached import Coached, sign_in
from tests.browser.site import Site
from tests.sitemap import pages_of

State: TypeAlias = Callable[[Page, Coached, str], None]
MAIN = "#main form[method=post]"
ODD = "\n".join(
    [
        "Name;E-mail;Language",
        "Océane Picard;oceane@aplomb.example;English",
        "Pierre-Yves Morin;pierre-yves.morin-with-a-long-name@partners.aplomb.example;",
        "Quitterie d’Arcy;quitterie@gmial.com;",
        "Romain Lacroix;zoe@aplomb.example;",
        ";nameless@aplomb.example;",
        "Solène Baudry;12;",
        "Thierry Noël;;",
    ]
)


def at_the_door(app: Flask, coached: Coached, language: str) -> Iterator[str]:
    """Return the paths of pages for whoever is not signed in."""
    yield from pages_of(app, "entrance", language)
    yield f"/{language}/coach/account"
    yield coached.unsubscribing(language)
    for group in (coached.group, coached.paused, coached.closed):
        yield f"/{language}/join/{group.code}"
    yield coached.person.path(f"/join/{coached.team.code}", language)
    yield from (coached.person.path(rest, language) for rest in ("/data?followers=changed", "/report"))
    yield coached.person.path(f"/data/sharing/{coached.client.id}", language)
    yield from (coached.invited.path(rest, language) for rest in ("/", "/refuse", "/data"))


def signed_in(app: Flask, coached: Coached, language: str) -> Iterator[str]:
    """Return the paths of the coach's pages: each of the map, then those that an address changes."""
    known = {"group_id": coached.group.id, "client_id": coached.client.id, "note_id": coached.note, "number": 2}
    yield from pages_of(app, "coach", language, **known)
    unopened = f"/clients/{coached.unopened.id}"
    for rest in (
        "/?done=archived&count=2",
        "/clients?q=zo&state=completed&sort=index&order=down",
        "/clients?q=nobody",
        "/clients?archived=yes",
        f"/groups/{coached.team.id}/team",
        f"/groups/{coached.paused.id}?said=paused",
        f"/groups/{coached.group.id}/invitations?state=refused",
        f"/clients/reminded?done=2&group={coached.group.id}&soon=1",
        "/presentation?saved=1",
        unopened,
        f"{unopened}/address",
        f"{unopened}/withdraw",
    ):
        yield coached.coach.path(rest, language)


def press(page: Page, form: str = MAIN) -> None:
    """Press the first button of a form by which it is sent."""
    page.locator(f"{form} .actions button:visible").first.click()


def nobody_signs_in(page: Page, coached: Coached, language: str) -> None:
    page.goto(f"/{language}/coach/sign-in")
    page.locator("#email").fill("nobody@aplomb.example")
    page.locator("#password").fill("not my password")
    press(page, "#account-form")


def account_refused(page: Page, coached: Coached, language: str) -> None:
    page.goto(f"/{language}/coach/sign-up")
    page.locator("#email").fill("nobody")
    press(page, "#account-form")


def joining_without_choice(page: Page, coached: Coached, language: str) -> None:
    page.goto(f"/{language}/join/{coached.group.code}")
    press(page, "#join-form")


def first_opening_without_choice(page: Page, coached: Coached, language: str) -> None:
    page.goto(coached.invited.path("/", language))
    press(page, "#join-form")


def unsure_to_refuse(page: Page, coached: Coached, language: str) -> None:
    page.goto(coached.invited.path("/refuse", language))
    press(page)


def wrong_link_of_a_group(page: Page, coached: Coached, language: str) -> None:
    page.goto(coached.person.path("/data/join", language))
    page.locator("#link").fill("nowhere")
    press(page, "#code-form")


def no_address_to_find(page: Page, coached: Coached, language: str) -> None:
    page.goto(f"/{language}/find")
    press(page)


AT_THE_DOOR: tuple[State, ...] = (
    nobody_signs_in,
    account_refused,
    joining_without_choice,
    first_opening_without_choice,
    unsure_to_refuse,
    wrong_link_of_a_group,
    no_address_to_find,
)


def opened(page: Page, coached: Coached, language: str, rest: str) -> None:
    page.goto(coached.coach.path(rest, language))


def nothing_ticked(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, "/")
    page.locator("#unseen-title ~ form .button.second").click()


def found_in_place(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, "/clients")
    page.locator("#find-text").press_sequentially("zoé")
    expect(page.locator("#clients tbody tr")).to_have_count(1)


def group_without_a_name(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, "/groups/new")
    press(page, "#group-form")


def unsure_to_delete_a_group(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, f"/groups/{coached.group.id}/delete")
    press(page, "#delete-form")


def together_unanswered(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, f"/groups/{coached.group.id}/together")
    press(page, "#together-form")


def nobody_on_the_list(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, f"/groups/{coached.group.id}/invite")
    press(page, "#invite-form")


def list_to_check(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, f"/groups/{coached.group.id}/invite")
    page.locator("#people").fill(ODD)
    press(page, "#invite-form")
    page.wait_for_selector("#check-form")


def nobody_left_on_the_list(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, f"/groups/{coached.group.id}/invite")
    page.locator("#people").fill("Quitterie;quitterie@gmial.com")
    press(page, "#invite-form")
    press(page, "#check-form")
    page.wait_for_selector(".summary")


def note_without_a_word(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, f"/clients/{coached.client.id}")
    press(page, "#note-form")


def presentation_refused(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, "/presentation")
    page.locator("#accent").fill("blue")
    page.locator("#booking_url").fill("calendar")
    press(page, "#presentation-form")


def second_factor_refused(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, "/account/second-factor")
    press(page, "#account-form")


def deleting_refused(page: Page, coached: Coached, language: str) -> None:
    opened(page, coached, language, "/account/delete")
    press(page, "#account-form")


SIGNED_IN: tuple[State, ...] = (
    nothing_ticked,
    found_in_place,
    group_without_a_name,
    unsure_to_delete_a_group,
    together_unanswered,
    nobody_on_the_list,
    list_to_check,
    nobody_left_on_the_list,
    note_without_a_word,
    presentation_refused,
    second_factor_refused,
    deleting_refused,
)
NOTHING_YET = ("/", "/clients", "/groups", "/presentation")


def everywhere_coached(site: Site, coached: Coached, language: str, page: Page) -> Iterator[str]:
    """Bring the page to every place in turn; return what to call it."""
    page.context.clear_cookies()
    yield from visited(page, at_the_door(site.app, coached, language))
    yield from brought_about(page, coached, language, AT_THE_DOOR)
    sign_in(page.context, coached.newcomer, site)
    yield from visited(page, (coached.newcomer.path(rest, language) for rest in NOTHING_YET), "nothing yet: ")
    sign_in(page.context, coached.coach, site)
    yield from visited(page, signed_in(site.app, coached, language))
    yield from brought_about(page, coached, language, SIGNED_IN)


def visited(page: Page, paths: Iterator[str], said: str = "") -> Iterator[str]:
    for path in paths:
        page.goto(path)
        yield f"{said}{path}"


def brought_about(page: Page, coached: Coached, language: str, states: tuple[State, ...]) -> Iterator[str]:
    for bring_about in states:
        bring_about(page, coached, language)
        yield f"{language} {bring_about.__name__}"
