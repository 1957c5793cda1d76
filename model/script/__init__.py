"""A network as a program of its own: what its source is made of, and how it is put together."""
