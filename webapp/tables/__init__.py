"""Tables as files for spreadsheets: rows in, CSV or XLSX out. No request, no database."""

from datetime import date
from decimal import Decimal
from typing import TypeAlias

Cell: TypeAlias = str | int | Decimal | date | None
"""What stands in a cell; None for nothing."""
