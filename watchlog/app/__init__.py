"""The composition root: what a run is made of. Only this folder knows the environment and the clock."""

from watchlog.app.environment import Environment
from watchlog.app.root import App

__all__ = ["App", "Environment"]
