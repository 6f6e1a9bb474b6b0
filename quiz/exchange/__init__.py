"""What leaves the program in another format, one module a format."""
