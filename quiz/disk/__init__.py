"""Where things are kept, and how a file or a database is written so that a kill cannot halve it."""
