"""The source that programs are made of: each part of a network once, as it stands in them.

Nothing here is ever imported by Nori: `model.script.assemble` reads it as text. A line that ends with `# slot: name` is
an example and is replaced; one that ends with `# if: name` is kept, with what is indented under it, where that is used.
Every comment and docstring is a text of its own that is translated, see `gui.words_script`.
"""
