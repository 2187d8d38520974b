"""The forms, checked by WTForms and shown by the site's own field macro."""
