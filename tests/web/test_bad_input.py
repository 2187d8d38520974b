"""G1: whatever is sent, to whatever address, by whatever method: never a failure of ours, and nothing lost by it."""

from collections.abc import Iterator
from itertools import product

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.cast import HTMX, Person
from tests.sitemap import paths, rules
from webapp.audit.progress import Section
from webapp.content import QUESTIONNAIRE, SECTIONS

ODD = [
    "",
    " ",
    "\x00",
    "3\x00",
    "\x1b[31m",
    "-1",
    "5",
    "99999999999999999999999999",
    "0.1",
    "1e999",
    "NaN",
    "Infinity",
    "٣",
    "３",
    "²",
    "½",
    "Ⅷ",
    "true",
    "None",
    "null",
    "[]",
    "{}",
    "é\u0301漢\U0001f600",
    "\u202e\u200b\ufeff",
    "\ud7ff\ue000\uffff",
    "' OR 1=1 --",
    "<b>",
    "%s%n%(x)s{0}",
    "a\r\nSet-Cookie: x=1",
    "x" * 300,
    "9" * 5000,
    "|" * 100,
]
BODIES = [
    (b"", "application/x-www-form-urlencoded"),
    (b"audit=1&brand.profile=%ED%A0%80", "application/x-www-form-urlencoded"),
    (b"audit=1&brand.profile=%FF%FE", "application/x-www-form-urlencoded"),
    (b"audit=1&brand.profile=%", "application/x-www-form-urlencoded"),
    (b"audit=1&brand.profile=\xff\xfe", "application/x-www-form-urlencoded"),
    ("audit=1&brand.profile=3".encode("utf-16"), "application/x-www-form-urlencoded; charset=utf-16"),
    (b"audit=1&brand.profile=3", "application/x-www-form-urlencoded; charset=nowhere"),
    (b"audit=1&brand.profile=+ADw-", "application/x-www-form-urlencoded; charset=utf-7"),
    (b"audit=1&audit=2&audit=3", "application/x-www-form-urlencoded"),
    (b"&&&===&=&;", "application/x-www-form-urlencoded"),
    (b"audit=1" + b"&brand.profile=9" * 2000, "application/x-www-form-urlencoded"),
    (b'{"audit": 1, "brand.profile": [3]}', "application/json"),
    (b"[" * 5000, "application/json"),
    (b"<a/>", "text/xml"),
    (b"audit=1", "text/plain"),
    (b"audit=1", ""),
    (b"audit=1", "multipart/form-data"),
    (b"audit=1", "multipart/form-data; boundary="),
    (b"--b\r\n\r\n", "multipart/form-data; boundary=b"),
    (b'--b\r\nContent-Disposition: form-data; name="audit"\r\n\r\n1', "multipart/form-data; boundary=b"),
    (
        b'--b\r\nContent-Disposition: form-data; name="brand.profile"; filename="x"\r\n\r\n3\r\n--b--\r\n',
        "multipart/form-data; boundary=b",
    ),
    (b"\x1f\x8b\x08\x00", "application/gzip"),
]
NUMBERS = {question.id for question in (*QUESTIONNAIRE.official, *QUESTIONNAIRE.outcomes)}
METHODS = ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "FOO", "get"]
HEADERS = [
    {"Accept-Language": "x" * 5000},
    {"Accept-Language": "fr;q=NaN,en;q=-1,*;q=inf"},
    {"Accept-Encoding": "x, *;q=0, gzip;q=z"},
    {"Cookie": "language=\x80; session=.; ;;=;"},
    {"Cookie": "session=" + "x" * 4000},
    {"HX-Request": "é", "HX-Target": "\x01", "HX-Current-URL": "::::"},
    {"HX-Current-URL-URI-AutoEncoded": "true", "HX-Current-URL": "%ff%"},
    {"Content-Length": "-1"},
    {"Content-Length": "abc"},
    {"Range": "bytes=9-1"},
    {"If-Modified-Since": "yesterday", "If-None-Match": '"'},
    {"X-Forwarded-For": ", ,"},
    {"Host": "a b"},
    {"Host": ""},
    {"Host": "[::1"},
    {"Origin": "\x00"},
]
PUBLIC = ["/", "/en/", "/en/start", "/healthz", "/readyz", "/robots.txt", "/nowhere", "/en/nowhere"]
QUERIES = ["", "&&", "=", "switch", "a=%ff", "%00", "a=%ED%A0%80", "pillar[]=x", "renewed=%00", "a=1&" * 3000]
HIDDEN = {
    "audit": "/audit/brand",
    "shown": "/audit/brand",
    "compare": "/audit/context",
    "compare-shown": "/audit/context",
    "switch": "/audit/brand",
    "agree": "/data/comparison",
    "next": "/data/link",
}
"""What a form sends that nobody types, and where."""
LINKS = ["%ED%A0%80", "%FF", "%00", "é", "\U0001f600", "x" * 9000, "%2f", "..", "%0a"]

pytestmark = [pytest.mark.both, pytest.mark.thorough]


@pytest.fixture
def someone(person: Person) -> Person:
    """A person with an answer to every question."""
    for pillar in QUESTIONNAIRE.pillars:
        person.post(f"/audit/{pillar.id}", {question.id: 2 for question in pillar.questions})
    person.post("/audit/context", {question.id: "7" for question in QUESTIONNAIRE.official} | first_choices())
    person.post("/audit/outcomes", {question.id: "7" for question in QUESTIONNAIRE.outcomes})
    return person


def first_choices() -> dict[str, str]:
    return {question.id: question.choices[0].id for question in QUESTIONNAIRE.context}


def fine(response: TestResponse) -> TestResponse:
    """Check that an answer is none of a failure of ours."""
    assert response.status_code < 500, f"{response.request.method} {response.request.path}: {response.status}"
    return response


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_g1_no_odd_value_of_any_field_of_a_section_is_a_failure(someone: Person, section: Section) -> None:
    before = someone.saved()
    for value in ODD:
        fine(someone.post(f"/audit/{section.id}", dict.fromkeys(section.ids, value)))
    after = someone.saved()
    assert {name: after[name] for name in before if name not in NUMBERS} == chosen(before)
    assert {after.get(name, "") for name in NUMBERS} <= {"7", "", "5", "0.1"}


def chosen(saved: dict[str, str]) -> dict[str, str]:
    """The answers that are choices."""
    return {name: value for name, value in saved.items() if name not in NUMBERS}


def test_g1_no_odd_value_saved_by_itself_is_a_failure(someone: Person) -> None:
    before = someone.saved()
    names = [section.ids[0] for section in SECTIONS] + sorted(NUMBERS)[:1]
    for name in names:
        for value in ODD:
            fine(someone.post("/audit/answer", {name: value}, headers=HTMX))
    assert chosen(someone.saved()) == chosen(before)


def test_g1_a_value_sent_many_times_is_one_value(someone: Person) -> None:
    for values in (["1", "3"], ["x", "3"], ["3", "x"], ["", "3"], ["1"] * 400):
        fine(someone.post("/audit/brand", {"brand.profile": values}))
        assert someone.saved()["brand.profile"] in {"1", "2", "3"}


def test_g1_a_field_of_another_section_is_passed_over(someone: Person) -> None:
    before = someone.saved()
    for section in SECTIONS:
        others = {name: "1" for other in SECTIONS if other is not section for name in other.ids}
        fine(someone.post(f"/audit/{section.id}", others))
    assert someone.saved() == before


def test_g1_no_odd_value_of_what_a_form_hides_is_a_failure(someone: Person) -> None:
    before = someone.saved()
    for (field, rest), value in product(HIDDEN.items(), ODD):
        fine(someone.post(rest, {"brand.profile": "2", field: value}))
    assert someone.saved() == before


def space_paths(person: Person) -> Iterator[str]:
    for method in ("GET", "POST"):
        for rule in rules(person.app, "space", method):
            yield from paths(person.app, rule, {"token": person.token, "language": "en"})


def test_g1_no_body_is_a_failure(someone: Person) -> None:
    before = someone.saved()
    taking = {path for path in space_paths(someone) if "/data/" not in path and not path.endswith("review")}
    for path, (body, content_type) in product(sorted(taking | {"/en/start"}), BODIES):
        fine(someone.client.post(path, data=body, content_type=content_type))
    assert {**before, "brand.profile": "3"} == {**someone.saved(), "brand.profile": "3"}


def test_g1_no_method_is_a_failure(someone: Person) -> None:
    before = someone.saved()
    for path, method in product({*space_paths(someone), *PUBLIC}, METHODS):
        fine(someone.client.open(path, method=method, data={"audit": "9"}))
    assert someone.saved() == before


def test_g1_no_query_is_a_failure(someone: Person) -> None:
    for path, query in product(["/", "/en/", "/en/start", "/en/nowhere", "/nowhere", someone.path("/data")], QUERIES):
        fine(someone.client.get(f"{path}?{query}"))


def test_g1_no_header_is_a_failure(client: FlaskClient, person: Person) -> None:
    for headers in HEADERS:
        for path in ("/", "/en/", "/en/nowhere", "/en", "/en/start", person.path("/audit/brand")):
            fine(client.get(path, headers=headers))
        fine(client.post("/en/start", headers=headers, data={"nonce": "x"}))


def test_g1_no_link_is_a_failure(client: FlaskClient) -> None:
    for token, rest in product(LINKS, ("/", "/report/1", "/audit/brand", "/data.json")):
        assert fine(client.get(f"/en/space/{token}{rest}")).status_code in {404, 308, 429}
        assert fine(client.post(f"/en/space/{token}/audit/answer")).status_code in {404, 308, 429}


def test_g1_no_section_is_a_failure(person: Person) -> None:
    for section in ("%00", "%FF", "é", "x" * 5000, "1", "brand%00", "brand/..", "BRAND", "brand "):
        for ask in (person.get, person.post):
            assert fine(ask(f"/audit/{section}")).status_code == 404
