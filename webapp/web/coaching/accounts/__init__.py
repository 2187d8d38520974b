"""The accounts of coaches: made, confirmed, signed in to, recovered, changed, closed.

The views are thin ones of our own, over parts that others keep: Flask-Security's codes (TOTP, encrypted, with recovery
codes), argon2, itsdangerous. Flask-Security's views would look at the session on every page of the site, people's
included; they send mail within the request, not by the outbox; they change things on GET, and tell by the time an
answer takes who has an account.
"""

from webapp.web.coaching.accounts import factor, joining, keeping, recovering, signing
from webapp.web.coaching.accounts.area import area
from webapp.web.coaching.accounts.commands import commands

__all__ = ["area", "commands", "factor", "joining", "keeping", "recovering", "signing"]
