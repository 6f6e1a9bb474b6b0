"""Long tests that `make test` has no time for; `python -m tests.soak` runs them all and prints its seed."""
