"""Tests of quiz.exchange."""
