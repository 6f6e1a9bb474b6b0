"""What the reader did: rounds, answers, settings, and the library joined with them."""
