"""Refers a child from one county to another through the exchange: a client generated from the contracts."""
