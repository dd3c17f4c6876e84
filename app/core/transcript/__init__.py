"""A conversation as a document: one model of it, every format it is written in, and its proof."""
