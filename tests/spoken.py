"""What a person reads or hears of a page: its text, and the attributes that are shown or spoken."""

from collections.abc import Iterator
from urllib.parse import unquote

from bs4 import BeautifulSoup, NavigableString, Tag

READ = {"alt", "title", "placeholder", "label", "aria-label", "aria-description", "aria-valuetext"}
NOT_READ = {"data-copy", "data-share", "data-print", "data-focus", "data-close", "data-said"}
PROPERTIES = {"description", "og:title", "og:description", "og:image:alt", "og:site_name"}


def texts(soup: BeautifulSoup) -> Iterator[str]:
    """Return every text of a page that a person may read or hear."""
    yield from (node for node in soup.find_all(string=True) if type(node) is NavigableString)
    for tag in soup.find_all(True):
        yield from (str(tag[name]) for name in tag.attrs if spoken(tag, name))
        if str(tag.get("href", "")).startswith("mailto:"):
            yield from unquote(str(tag["href"])).replace("?subject=", "&body=").split("&body=")[1:]


def spoken(tag: Tag, name: str) -> bool:
    """Tell whether an attribute holds words for people: the script shows those of data- attributes."""
    if name == "content":
        return bool(PROPERTIES & {tag.get("name"), tag.get("property")})
    return name in READ or (name.startswith("data-") and not name.startswith("data-hx-") and name not in NOT_READ)
