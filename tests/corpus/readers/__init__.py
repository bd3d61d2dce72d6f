"""Tests of corpus/readers/."""
