"""The session of a coach's browser; everybody else has none."""

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface


class CoachSessions(SecureCookieSessionInterface):
    """Flask's sessions, but that whoever brings no cookie costs nothing: Flask makes its signer ready all the same."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session of the cookie, or an empty one."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)
