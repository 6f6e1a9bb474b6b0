"""Helping authors: from an article to a proved bank."""
