"""The coach's part of the site."""
