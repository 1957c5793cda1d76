"""Inside a step: what each move computes, in formulas, in NumPy and cell by cell."""
