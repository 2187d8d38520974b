"""The paper: translated texts in, the bytes of a PDF out. No request, no clock, no network."""
