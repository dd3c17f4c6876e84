"""Transcripts of other programs, and our own, on their way in: files nobody vouches for."""
