"""Tests of quiz.bank."""
