"""The scale of factuality: the steps between certainly so and certainly not.

Source:
    Saurí and Pustejovsky (2009), FactBank: polarity times certainty, where an act is certain (CT),
    probable (PR), possible (PS) or uncommitted (U); in numbers 3, 2, 1 and 0 after Stanovsky and
    others (2017), Integrating deep linguistic features in factuality prediction.
"""

#: The ends of the scale are 3 and -3.
TOP = 3.0
#: Steps as shares of `TOP`, so that marks on one act multiply.
CERTAIN = 1.0
PROBABLE = 2 / 3
POSSIBLE = 1 / 3
OPEN = 0.0
