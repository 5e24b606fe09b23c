"""Bytes become documents: one format a file, and nothing that comes in is silently dropped.

`targets.open_target` reads a file, a folder, standard input or an address and yields a Reading for
every report and a Refusal for everything it could not read. A reader takes an Item and Limits and
yields Readings, Refusals or, where it is a container, further Items; it raises an InputError where
the whole item cannot be read.
"""
