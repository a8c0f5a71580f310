"""The command line: a file a command. A command parses, asks the library once, and shows the answer once."""
