"""The people of the tests, who do what one does in a browser."""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any, Self

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.page import Page, fetch, read, sent
from webapp.content import QUESTIONNAIRE

HTMX = {"HX-Request": "true"}


@dataclass
class Person:
    """A respondent: a browser and the link of a space; paths are given from there ("/audit/brand")."""

    client: FlaskClient
    token: str
    language: str = "en"
    audit: int = 1

    @classmethod
    def begins(cls, app: Flask, language: str = "en") -> Self:
        """Open a space as the site's own form does."""
        client = app.test_client()
        opened = client.post(f"/{language}/start", data={"nonce": token_urlsafe()})
        assert opened.status_code == 303, f"{opened.status} {opened.text}"
        return cls(client, opened.location.split("/")[3], language)

    @property
    def app(self) -> Flask:
        """The site."""
        return self.client.application

    def elsewhere(self) -> Self:
        """Return the same person on another device."""
        return type(self)(self.app.test_client(), self.token, self.language, self.audit)

    def path(self, rest: str, language: str = "") -> str:
        """Return the address of a page of the space."""
        return f"/{language or self.language}/space/{self.token}{rest}"

    def get(self, rest: str, **how: Any) -> TestResponse:
        """Ask for an address of the space."""
        return self.client.get(self.path(rest), **how)

    def page(self, rest: str = "/", status: int = 200, language: str = "") -> Page:
        """Open a page of the space."""
        return fetch(self.client, self.path(rest, language), status)

    def post(self, rest: str, data: Mapping[str, Any] | None = None, language: str = "", **how: Any) -> TestResponse:
        """Send a form of the running audit."""
        return self.client.post(self.path(rest, language), data={"audit": self.audit, **(data or {})}, **how)

    def renew(self) -> TestResponse:
        """Ask for a new link, keep it, and put it in force."""
        coming = read(self.post("/data/link"), self.app).one("input[name=next]")["value"]
        return self.post("/data/link", {"next": coming})

    def answer(self, question: str, value: object) -> Page:
        """Choose an answer, which htmx saves at once; return the fragment."""
        response = self.post("/audit/answer", {question: value}, headers=HTMX)
        return Page(response, self.app)

    def fill(self, section: str, answers: Mapping[str, object]) -> TestResponse:
        """Open a section, change what is given in its form as it stands, and send it by its button."""
        form = sent(self.get(f"/audit/{section}").text, "section-form")
        return self.post(f"/audit/{section}", form | dict(answers))

    def refused(self, section: str, answers: Mapping[str, object], **how: Any) -> Page:
        """Send a section that cannot all be saved; return the page that says so."""
        form = sent(self.get(f"/audit/{section}").text, "section-form")
        return read(self.post(f"/audit/{section}", form | dict(answers), **how), self.app, 422)

    def answer_all(self, level: int = 2) -> None:
        """Answer every scored question alike, section by section, without JavaScript."""
        for pillar in QUESTIONNAIRE.pillars:
            self.post(f"/audit/{pillar.id}", {question.id: level for question in pillar.questions})

    def answer_levels(self, levels: Mapping[str, Any]) -> None:
        """Answer scored questions by id."""
        for pillar in QUESTIONNAIRE.pillars:
            self.post(f"/audit/{pillar.id}", {q.id: levels[q.id] for q in pillar.questions if q.id in levels})

    def decide(self, card: str, status: str, query: str = "", **how: Any) -> TestResponse:
        """Plan a card, call it done, set it aside or take it back."""
        data = {"status": status, **how.pop("data", {})}
        return self.client.post(self.path(f"/advice/{card}{query}"), data=data, **how)

    def finish(self) -> None:
        """Finish the audit."""
        response = self.post("/audit/review")
        assert response.status_code == 303, response.text
        assert response.location == self.path("/report")

    def finished(self) -> Page:
        """Finish the audit, and open its report."""
        self.finish()
        return self.page("/report")

    def finished_record(self) -> dict[str, Any]:
        """Finish the audit; return the record of its report."""
        self.finish()
        return dict(self.reports()[-1])

    def share(self, number: int = 1, answers: bool = False) -> str:
        """Make the link of a report; return its token."""
        data = {"do": "make", **({"answers": "yes"} if answers else {})}
        response = self.client.post(self.path(f"/report/{number}/share"), data=data)
        assert response.status_code == 303, response.text
        return fetch(self.client, response.location).text("#share-address").rsplit("/", 1)[1]

    def begin_again(self) -> None:
        """Begin a new audit."""
        assert self.post("/audit").status_code == 303
        self.audit += 1

    def renew_link(self) -> None:
        """Make a new link, by the page that shows it and the one that puts it in force."""
        shown = self.post("/data/link").text
        self.token = self.post("/data/link", sent(shown)).location.split("/")[3]

    def saved(self) -> dict[str, str]:
        """Return the answers of the running audit as they are kept."""
        exported = self.get("/data.json").get_json()
        return dict(exported["audits"][-1]["answers"])

    def reports(self) -> list[Any]:
        """Return the reports as they are kept."""
        return [audit["report"] for audit in self.get("/data.json").get_json()["audits"]]
