"""Series: how episodes are counted, what is meant by them, and how far somebody is with them."""
