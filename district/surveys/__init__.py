"""Surveys: questions, answers, results."""
