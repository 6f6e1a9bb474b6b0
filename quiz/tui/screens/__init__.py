"""One module a screen; none does everything."""
