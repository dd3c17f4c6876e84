"""Stands where llama-cpp-python imports a library that unpickles what it finds on the disk.

Casebook never uses it (PH-6, CVE-2025-69872), so the installed program does not have it.
"""
