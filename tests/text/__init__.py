"""Tests of quiz/text."""
