"""What the hot paths cost, as ratios to a bare page through the same server: `python -m tests.bench`."""
