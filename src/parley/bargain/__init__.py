"""In: a bargaining problem with ranges. Out: whether a deal exists, what closes it, what opens it.

Refuses to advise a party: an analysis aid, with every model in its published form.
"""
