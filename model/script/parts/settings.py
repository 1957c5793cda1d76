"""The settings of a program; only those that it uses are in it."""
# pyright: basic

import numpy as np

# How many examples each step learns from (chapter 4.2.3).
BATCH_SIZE = 10  # slot: batch_size
# η: how far a step goes (chapter 4.4.1).
LEARNING_RATE = 0.01  # slot: learning_rate
# How many steps were done in Nori: the schedule goes on from there.
STEPS_DONE = 0  # slot: steps_done
# λ of weight decay (chapter 6.4.2).
WEIGHT_DECAY = 0.1  # slot: l2
# λ of the L1 penalty λ Σ|W|.
L1 = 0.1  # slot: l1
# The whole gradient is made no longer than this.
MAX_NORM = 1.0  # slot: clip
# By how many pixels a batch of images is moved at most.
MAX_SHIFT = 1  # slot: shift
# As how many examples each of your drawings counts.
DRAWING_COUNTS = 50  # slot: drawing_counts
# h of the differences (chapter 4.3.1).
H = 1e-4

# A number in the brackets, a seed, makes every run the same.
rng = np.random.default_rng()
