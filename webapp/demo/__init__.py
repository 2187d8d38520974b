"""The demonstration: a site on a database of its own, with made-up people."""
