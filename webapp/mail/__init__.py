"""Mails: written as messages, and handed to a server or to a folder. No request, no database."""
