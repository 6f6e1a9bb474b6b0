"""What the program exits with where a signal, or the terminal, ends it: as shells have it, 128 and its number."""

HUNG_UP = 129
INTERRUPTED = 130
TERMINATED = 143
