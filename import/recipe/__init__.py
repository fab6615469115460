"""Recipes: how one source's pages are cut."""
