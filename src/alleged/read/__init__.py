"""Bytes become documents: one format a file, hostile input expected."""
