"""The author of every statement: SQLAlchemy Core.

Each function here builds one statement for one shape of question and is known by its address: `watches.matching`
is `matching` in `watches.py`. Nothing outside this folder imports it but the memory, on a miss.
"""
