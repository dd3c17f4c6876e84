"""Casebook: an offline desktop assistant for clinical research."""

NAME = "Casebook"
APPLICATION_ID = "org.casebook.Casebook"
__version__ = "0.1.0"
