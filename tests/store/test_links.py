"""C1: the tokens of links."""

from base64 import urlsafe_b64decode

from webapp.store.links import make_share_token, make_token


def test_c1_a_link_hangs_on_its_space_its_report_its_version_and_the_key() -> None:
    made = [("a", 1, 1, "k"), ("b", 1, 1, "k"), ("a", 2, 1, "k"), ("a", 1, 2, "k"), ("a", 1, 1, "l")]
    tokens = {make_share_token(*of) for of in made}
    assert len(tokens) == len(made)
    assert make_token("a", 1, "k") not in tokens
    assert {len(urlsafe_b64decode(token)) for token in tokens} == {24}
