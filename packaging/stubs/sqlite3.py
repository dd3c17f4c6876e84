"""Stands where sqlite-utils names a type of the standard library's SQLite.

Every database is opened by sqlcipher3 (DEC-6); a second SQLite in one program could corrupt it.
"""


class Connection:
    """Only a name in somebody's annotation."""
