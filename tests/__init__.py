"""Tests: units with a fake encoder, the real model on the real report, the real process."""
