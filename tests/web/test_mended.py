"""What a review found once, and must not be found again."""

import pytest
from flask.testing import FlaskClient

from tests.cast import Person
from tests.page import read
from webapp.content import QUESTIONNAIRE


def test_a_card_quotes_ones_own_answer_even_when_two_questions_share_its_words(person: Person) -> None:
    for deciders, clients in ((0, 1), (1, 0)):
        other = Person.begins(person.app)
        levels = {question.id: 3 for question in QUESTIONNAIRE.questions}
        levels |= {"relationships.deciders": deciders, "relationships.clients": clients}
        for question, level in levels.items():
            other.answer(question, level)
        other.finish()
        answers = other.get("/data.json").get_json()["audits"][0]["answers"]
        nobody = {q.topic for q in QUESTIONNAIRE.questions if answers[q.id] == "0"}
        quoted = [text for text in other.page("/report").texts(".because") if "Nobody" in text]
        assert quoted
        assert all(any(topic in text for topic in nobody) for text in quoted)


def test_a_new_link_is_shown_before_the_old_one_dies(person: Person) -> None:
    coming = read(person.post("/data/link"), person.app).one("input[name=next]")["value"]
    assert person.page("/").soup.h1
    assert person.client.get(f"/en/space/{coming}/").status_code == 404


def test_a_wrong_next_link_puts_nothing_in_force(person: Person) -> None:
    assert person.post("/data/link", {"next": "x" * 32}).status_code == 200
    assert person.page("/").soup.h1


def test_a_consent_taken_back_stays_back_when_an_older_page_is_sent(person: Person) -> None:
    person.post("/audit/context", {"compare": "yes", "compare-shown": "no"})
    person.post("/data/comparison", {"agree": "no"})
    person.post("/audit/context", {"compare": "yes", "compare-shown": "yes"})
    assert person.get("/data.json").get_json()["compared_since"] is None


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("number", ["999", "1000", "99999"])
def test_a_large_number_can_be_sent_back_as_it_is_shown(person: Person, language: str, number: str) -> None:
    person.answer("outcomes.calls", number)
    shown = person.page("/audit/outcomes", language=language).one("#outcomes-calls")["value"]
    assert person.post("/audit/outcomes", {"outcomes.calls": shown}, language=language).status_code == 303


def test_an_erased_link_is_never_given_again(client: FlaskClient) -> None:
    opened = [client.post("/en/start", data={"nonce": "the same"}).location]
    client.post(opened[0].replace("/audit/context", "/data/erase"), data={"sure": "yes"})
    opened.append(client.post("/en/start", data={"nonce": "the same"}).location)
    assert opened[0] != opened[1]
    assert client.get(opened[0]).status_code == 404


@pytest.mark.parametrize("path", ["/healthz?switch=1", "/en/nope?switch=1"])
def test_e7_only_the_switch_of_a_page_sets_the_cookie(client: FlaskClient, path: str) -> None:
    assert "Set-Cookie" not in client.get(path).headers


def test_a_refused_request_sets_no_cookie(person: Person) -> None:
    refused = person.post("/audit/brand", {"switch": "1"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert "Set-Cookie" not in refused.headers


def test_d10_no_part_of_a_redirect_repeats_a_forged_host(person: Person) -> None:
    response = person.client.get(person.path("").rstrip("/"), headers={"Host": "evil.example"})
    assert response.status_code == 308
    assert "evil" not in response.text + response.location
