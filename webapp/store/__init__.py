"""Memory: spaces, audits, answers. SQLAlchemy only; no request, no HTML."""
