"""Tests of bot/proposals/."""
