"""The values of the domain: frozen, compared by what they hold, standard library only.

They are named tuples rather than data classes: a list of 10,000 watches builds 10,000 of them, and a named
tuple costs a quarter of a frozen data class (docs/explanation/speed.md).
"""
