"""Words of likelihood on one published scale.

Source:
    ICD 203, Analytic Standards (Office of the Director of National Intelligence, 2015), with its
    seven steps, and the probability yardstick of the Professional Head of Intelligence Assessment
    (United Kingdom, 2018). The guide's five steps join theirs: `remote` is "almost no chance" and
    "very unlikely" (up to 20 %), `unlikely` 20-45 %, `even` 45-55 % and the yardstick's "realistic
    possibility", `likely` 55-95 % with "very likely", `almost-certain` above.
"""

import re

#: Step -> the words for it. Where several match, the longest wins: "highly unlikely" is no
#: "unlikely", and "almost certain" no "certain to".
_WORDS: dict[str, tuple[str, ...]] = {
    "remote": (
        "almost no chance", "no chance", "no prospect", "no likelihood", "no possibility",
        "no hope", "no way", "remote chance", "remote possibility", "remote prospect", "next to no",
        "close to nil", "virtually nil", "almost nil", "highly unlikely", "very unlikely",
        "extremely unlikely", "most unlikely", "highly improbable", "almost impossible",
        "virtually impossible", "practically impossible", "inconceivable", "unthinkable",
        "out of the question", "a non-starter", "a pipe dream",
    ),
    "unlikely": (
        "unlikely", "improbabl[ey]", "unrealistic", "doubtful", "little chance", "little prospect",
        "little likelihood", "little hope", "slim chance", "slim hope", "small chance",
        "slight chance", "poor chance", "scant chance", "scant hope", "faint hope", "dim prospect",
        "low probability", "low likelihood", "low risk", "far from certain", "a long shot",
        "less than even", "worse than even", "by no means certain",
    ),
    "even": (
        "even chance", "even odds", "roughly even", "toss-up", "fifty-fifty", "50-50",
        "realistic possibility", "as likely as not",
    ),
    "likely": (
        "likely", "probabl[ey]", "presumably", "every chance", "good chance", "strong chance",
        "fair chance", "high chance", "high probability", "high likelihood", "high risk",
        "serious risk", "grave risk", "real risk", "great risk", "real danger", "grave danger",
        "serious danger", "strong possibility", "strong likelihood", "every prospect",
        "every likelihood", "every possibility", "every indication", "poised to",
        r"stands? to(?! reason)",
        "in all likelihood", "the odds are that", "on course to", "very likely", "highly likely",
        "better than even", "more than even", "odds-on", "in all probability", "on track to",
    ),
    "almost-certain": (
        "almost certain(?:ly)?", "virtually certain", "nearly certain", "all but certain",
        "certain to", "certainly", "sure to", "bound to", "inevitabl[ey]", "doomed to",
        "destined to",
        "undoubtedly", "no doubt", "without doubt", "surely", "definitely", "a certainty",
        "a foregone conclusion", "a matter of time", "only a question of time",
    ),
}  # fmt: skip
_SCALE = re.compile(
    "|".join(
        f"(?P<s{i}>{'|'.join(sorted(words, key=len, reverse=True))})"
        for i, words in enumerate(_WORDS.values())
    ).join((r"\b(?:", r")\b")),
    re.IGNORECASE,
)
#: Predicates of "the chances are …", "the risk is …", as steps.
DEGREES = {
    word: step
    for step, words in {
        "remote": "nil zero negligible nonexistent remote",
        "unlikely": "slim small low poor slight scant dim bleak faint minimal",
        "even": "even",
        "likely": "good high strong real great considerable serious grave fair bright",
    }.items()
    for word in words.split()
}


def likelihood_in(words: str) -> tuple[str, str]:
    """Return the step that some words state and the word of likelihood; `("", "")` for none.

    The longest word of likelihood wins, the first among equals.
    """
    found = list(_SCALE.finditer(words))
    if not found:
        return "", ""
    best = max(found, key=lambda m: (m.end() - m.start(), -m.start()))
    step = list(_WORDS)[int((best.lastgroup or "s0")[1:])]
    return step, best.group(0)


def turned(step: str) -> str:
    """Return the likelihood of the contrary: what will almost certainly not happen is remote."""
    return {
        "almost-certain": "remote",
        "likely": "unlikely",
        "unlikely": "likely",
        "remote": "almost-certain",
    }.get(step, step)
