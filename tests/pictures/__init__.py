"""The pictures of the README and the docs, drawn from real screens: `make pictures`, or `python -m tests.pictures`."""
