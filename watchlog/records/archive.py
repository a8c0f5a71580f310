"""The archive: everything in one JSON document, there and back.

    {"format": "watchlog-archive", "version": 2, "titles": […], "watches": […], "ratings": […], "plans": […],
     "views": […]}

Watches, ratings and plans name their title by its place in `titles`, which come in the order in which they are first
named. So the document depends on the history alone, and not on the numbers that some database gave it.
"""

from typing import Final

FORMAT: Final = "watchlog-archive"
VERSION: Final = 2

READABLE: Final = (1, 2)
"""The first version knew neither views nor the status of a title."""
