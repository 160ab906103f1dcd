"""``grader site``: the lessons as web pages that need no Python, no server and no network."""

from grader.site.site import make_site

__all__ = ["make_site"]
