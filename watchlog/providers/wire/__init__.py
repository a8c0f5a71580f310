"""The wire: asking somebody on the network, within a deadline, politely, and without telling secrets."""
