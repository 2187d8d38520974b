"""Why an invitation is not sent, where no mail server says it."""

from webapp.content.marker import N_

UNWANTED = N_("This person asked to receive no more mail from you.")
"""Kept with the client, and looked up when it is shown: what a server answered has no translation, and is left as it is."""
