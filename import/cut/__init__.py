"""Cutting a page of lines into articles, with a reason for each line."""
