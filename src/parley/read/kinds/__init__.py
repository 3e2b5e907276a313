"""One module a kind of claim. In: an analysis. Out: the claims of that kind, in text order.

Refuses words that are not verbatim in the text.
"""
