"""Small reusable controls that take data and emit intent."""
