"""What the person sets."""
