"""Safetensors to quantized GGUF in one pass; stands alone, without torch and without the window.

`python -m converters --help` is its command line. Nothing is loaded here: each module imports
what it needs.
"""

VERSION = "1"  # of what is written; part of each record beside a file
