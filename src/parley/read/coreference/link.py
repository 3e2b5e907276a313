"""Links: whom a phrase means, and what ties it to them."""

from dataclasses import dataclass

from parley.records import NOBODY, Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Whom a phrase means, and why.

    Attributes:
        actor: Who it is; `NOBODY` where the phrase means no actor.
        why: What ties the phrase to them, in words for the reader (`surname`, `pronoun`);
            `""` where nothing does.
        to: Indices of the heads of the phrases it takes up; several where it means several.
        key: What tells its entity from others of the same actor; `""` where that is the actor.
    """

    actor: Actor
    why: str = ""
    to: tuple[int, ...] = ()
    key: str = ""


NO_LINK = Link(actor=NOBODY)
