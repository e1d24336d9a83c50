"""Lessons to take away: one source, many files (PDF, DOCX, an offline pack)."""
