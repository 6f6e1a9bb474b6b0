"""The program on a real pseudo-terminal: bytes in, bytes out."""
