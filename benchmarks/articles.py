"""Write a folder of made-up reports on talks that never took place.

    python benchmarks/articles.py FOLDER NUMBER [--seed N]

Each article has a headline, a dateline and some dozen sentences; people, towns and movements are
drawn anew for each, so that a long run meets new words all the time, as with real news. Every
tenth article is a web page that states its day. The same number and seed give the same bytes.
"""

import argparse
import html
import random
from datetime import date, timedelta
from pathlib import Path

#: Articles a sub-folder: a month of a small news desk.
_IN_FOLDER = 250
_FIRST_DAY = date(2011, 1, 3)
_SIDES = (
    ("Kenya", "Kenyan", "Nairobi"),
    ("Peru", "Peruvian", "Lima"),
    ("Nepal", "Nepalese", "Kathmandu"),
    ("Georgia", "Georgian", "Tbilisi"),
    ("Chad", "Chadian", "N'Djamena"),
    ("Laos", "Laotian", "Vientiane"),
    ("Bolivia", "Bolivian", "La Paz"),
    ("Zambia", "Zambian", "Lusaka"),
)
_OFFICES = ("Foreign Minister", "Defence Minister", "President", "Prime Minister", "General")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ONSETS = ("b", "br", "d", "dr", "g", "k", "kr", "l", "m", "n", "p", "r", "s", "st", "t", "v", "z")
_CODAS = ("", "l", "m", "n", "r", "s", "th", "nd", "rk", "sh")
_SENTENCES = (
    "{office} {person} of {land} said on {day} that {people} troops would leave {town} within "
    "{n} days.",
    "“We will not go back to the table while {town} is being shelled,” {other} told reporters in "
    "{capital}.",
    "The {movement} Front offered to release {n} prisoners in exchange for the reopening of the "
    "road to {town}.",
    "{people} forces shelled the outskirts of {town} on {day}, killing {n} people, according to "
    "the mayor, {other}.",
    "{person} denied that the army had broken the truce and blamed the {movement} Front.",
    "The {movement} Front demanded that {land} recognise the autonomy of the {town} valley.",
    "About {n} percent of people in {capital} support a settlement, a poll published on {day} "
    "found.",
    "{land} promised to stop air strikes around {town} from {day}.",
    "Analysts in {capital} doubt that the talks will bear fruit before the rains end.",
    "{other}, who leads the movement's delegation, called the proposal “a page of good words "
    "without a date”.",
    "Mediators urged both sides to open a corridor for aid to {town}, where {n} families are cut "
    "off.",
    "The offer may be meant to win time, {other} said, since reinforcements were seen near {town}.",
    "The government rejected the demand and accused {person2} of speaking for nobody.",
    "The two delegations met for {n} hours in {capital} and agreed to meet again next week.",
    "{person2}, a commander of the {movement} Front, warned that fighting would resume if the "
    "garrison in {town} was not withdrawn.",
    "A spokesman said {land} was ready to discuss the status of {town} but not its borders.",
)


def article(number: int, seed: int = 1, most: int = len(_SENTENCES)) -> tuple[str, str]:
    """Return the name and the content of an article.

    Args:
        number: Its place in the folder, from 0.
        seed: Another seed, other articles.
        most: Sentences at most; at least half as many.
    """
    draw = random.Random(f"{seed}/{number}")
    land, people, capital = draw.choice(_SIDES)
    words = {
        "land": land, "people": people, "capital": capital,
        "office": draw.choice(_OFFICES), "movement": _name(draw), "town": _name(draw),
        "person": f"{_name(draw)} {_name(draw)}", "person2": f"{_name(draw)} {_name(draw)}",
        "other": f"{_name(draw)} {_name(draw)}",
    }  # fmt: skip
    day = _FIRST_DAY + timedelta(days=number // 4)
    title = f"{land} and {words['movement']} Front meet over {words['town']}"
    lines = []
    for sentence in draw.sample(_SENTENCES, draw.randint(most // 2, most)):
        other_town = _name(draw) if draw.random() < 0.3 else words["town"]
        drawn = {"n": draw.randint(2, 90), "day": draw.choice(_DAYS), "town": other_town}
        lines.append(sentence.format(**{**words, **drawn}))
    paragraphs = [" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3)]
    folder = f"{number // _IN_FOLDER:03d}"
    if number % 10 == 9:
        return f"{folder}/{number:06d}.html", _page(title, day, paragraphs)
    dateline = f"{capital.upper()}, {day:%B} {day.day}, {day.year} (Desk) — "
    text = "\n\n".join([title, dateline + paragraphs[0], *paragraphs[1:]])
    return f"{folder}/{number:06d}.txt", text + "\n"


def _name(draw: random.Random) -> str:
    """Return a name that nobody bears."""
    syllables = (
        draw.choice(_ONSETS) + draw.choice("aeiou") + draw.choice(_CODAS)
        for _ in range(draw.randint(2, 3))
    )
    return "".join(syllables).capitalize()


def _page(title: str, day: date, paragraphs: list[str]) -> str:
    body = "\n".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    return (
        f'<!doctype html>\n<html lang="en"><head><title>{html.escape(title)}</title>'
        f'<meta property="article:published_time" content="{day.isoformat()}"></head>\n'
        f"<body><article><h1>{html.escape(title)}</h1>\n{body}\n</article></body></html>\n"
    )


def write_articles(folder: Path, number: int, seed: int = 1, most: int = len(_SENTENCES)) -> None:
    """Write articles 0 to `number` - 1 into a folder and its sub-folders."""
    for i in range(number):
        name, content = article(i, seed, most)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_articles(options.folder, options.number, options.seed)


if __name__ == "__main__":
    main()
