"""The numbers in paths."""

from werkzeug.routing import IntegerConverter, Map, ValidationError

HIGHEST = 2**31 - 1
"""The databases' integers end here: what has a higher number cannot even be asked for."""
DIGITS = len(str(HIGHEST))


class RowNumber(IntegerConverter):
    """A whole number that a row can have; any other makes the path one that there is not."""

    def __init__(self, site: Map) -> None:
        super().__init__(site, max=HIGHEST)

    def to_python(self, value: str) -> int:
        """Return the number; raise ValidationError on one that is too long even to be read."""
        if len(value) > DIGITS:
            raise ValidationError
        return int(super().to_python(value))
