"""A watch in the words of scripts: the keys of JSON and the columns of CSV, there and back."""
