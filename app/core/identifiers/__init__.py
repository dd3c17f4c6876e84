"""What looks like an identifier of a person in a text: found by its form, listed, masked.

Patterns and the check digits of two small libraries, not a model that knows names: Presidio with
spaCy's large models was rejected as too heavy for the laptops this is for.
"""
