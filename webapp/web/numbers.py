"""The numbers in paths, in queries and in forms."""

from werkzeug.routing import IntegerConverter, ValidationError

HIGHEST = 2**31 - 1
"""The databases' integers end here: what has a higher number cannot even be asked for."""
DIGITS = len(str(HIGHEST))


def row_number(text: str) -> int:
    """Return the whole number that a text tells; raise ValueError on what no row can have, or no page count."""
    if not (text.isascii() and text.isdecimal() and len(text) <= DIGITS and int(text) <= HIGHEST):
        raise ValueError("no number of a row")
    return int(text)


class RowNumber(IntegerConverter):
    """A whole number that a row can have; any other makes the path one that there is not."""

    def to_python(self, value: str) -> int:
        """Return the number; raise ValidationError on one that is too long even to be read."""
        try:
            return row_number(value)
        except ValueError:
            raise ValidationError from None
