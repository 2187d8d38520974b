"""Exact figures made ready to be read: a fraction as a decimal number."""

from decimal import Decimal
from fractions import Fraction

MOST_PLACES = 3
ENOUGH_PLACES = 5
"""Any sum of a report that ends at all ends by then: its divisors are small."""


def decimal_of(exact: Fraction | int, places: int | None = None) -> Decimal:
    """In: an exact figure. Out: it to so many decimals, a half going up; unless told, as few as lose nothing.

    Raises ValueError when none were told and three are not enough.
    """
    exact = Fraction(exact)
    if places is None:
        places = next((enough for enough in range(MOST_PLACES + 1) if exact * 10**enough % 1 == 0), -1)
        if places < 0:
            raise ValueError(f"{exact} has no end in {MOST_PLACES} decimals")
    scaled = exact * 10**places
    return Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)).scaleb(-places)


def ending(exact: Fraction) -> Decimal | None:
    """In: an exact figure. Out: it as a decimal number that loses nothing; None when five decimals are not enough."""
    for places in range(ENOUGH_PLACES + 1):
        whole, rest = divmod(exact.numerator * 10**places, exact.denominator)
        if not rest:
            return Decimal(whole).scaleb(-places)
    return None


def cut(exact: Fraction) -> Decimal:
    """In: an exact figure, 0 or more. Out: its first three decimals, nothing rounded."""
    return Decimal(exact.numerator * 10**MOST_PLACES // exact.denominator).scaleb(-MOST_PLACES)
