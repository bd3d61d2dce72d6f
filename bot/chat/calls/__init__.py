"""Calls on their way out: paced, counted, made again, and what their refusals mean."""
