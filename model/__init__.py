"""The neural networks of Nori: plain NumPy that knows no screen, no thread, no clock and no language."""
