"""Services that run on this machine for the tests and the measurements."""
