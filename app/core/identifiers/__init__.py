"""What looks like an identifier of a person in a text: found by its form, listed, masked."""
