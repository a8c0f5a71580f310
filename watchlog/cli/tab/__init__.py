"""What a TAB is answered with: where on the command line it was pressed, and what could stand there.

Nothing here imports Typer but to name options, for a person waits for every TAB.
"""
