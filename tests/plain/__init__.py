"""Tests of quiz.plain."""
