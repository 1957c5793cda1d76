"""The frame rate: how often what moves is drawn, and how often it is written in figures."""

FRAME_MS = 34
"""The time from one picture to the next, in milliseconds."""

TEXT_FRAMES = 7
"""Every how many pictures text is written anew, four times a second: figures that change faster can't be read."""
