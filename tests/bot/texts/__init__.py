"""Tests of bot/texts/."""
