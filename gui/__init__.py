"""The window of Nori."""
