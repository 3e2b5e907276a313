"""The duties of two treaties, as patterns over roles, to hold an offer against.

The North Atlantic Treaty binds every member to every other; the Budapest memorandum binds some to
one. Articles are given by number. What is a matter of degree in the text is one here: read the
article before a difference is made much of.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from parley.bargain.duties.duty import Act, Consent, Degree, Duty, Pact, Trigger
from parley.errors import InvalidRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A duty that everyone in one role owes everyone else in another.

    Attributes:
        by: The role of those who owe.
        to: The role of those who are owed.
        act: What.
        when: When.
        degree: How much is left to who owes.
        article: Where the treaty says so.
    """

    by: str
    to: str
    act: Act
    when: Trigger
    degree: Degree
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty:
    """A treaty's duties, over roles.

    Attributes:
        name: What it is called.
        source: Where its text is.
        roles: The roles there are.
        rules: Who owes what to whom.
        area: Where it holds, and the article.
        until: How it ends, and the article.
        consent: How the parties were bound.
    """

    name: str
    source: str
    roles: tuple[str, ...]
    rules: tuple[Rule, ...]
    area: str
    until: str
    consent: str


def lay_out(treaty: Treaty, roles: Mapping[str, tuple[str, ...]]) -> Pact:
    """Return a treaty's duties as they would be among given parties.

    Args:
        treaty: The treaty.
        roles: Who would be in each of its roles, as actor ids.

    Raises:
        InvalidRecord: A role is missing, unknown or empty, or somebody is in two.
    """
    if set(roles) != set(treaty.roles):
        raise InvalidRecord(
            f"{treaty.name}: its roles are {', '.join(treaty.roles)}; got "
            f"{', '.join(roles) or 'none'}"
        )
    if empty := [role for role in treaty.roles if not roles[role]]:
        raise InvalidRecord(f"{treaty.name}: nobody is a {empty[0]}; name at least one")
    return Pact(
        name=treaty.name,
        parties=tuple(party for role in treaty.roles for party in roles[role]),
        duties=tuple(
            Duty(
                by=by,
                to=to,
                act=rule.act,
                when=rule.when,
                degree=rule.degree,
                consent=Consent.GIVEN,
                area=treaty.area,
                until=treaty.until,
                claims=(rule.article,),
            )
            for rule in treaty.rules
            for by in roles[rule.by]
            for to in roles[rule.to]
            if by != to
        ),
    )


def _among_members(act: Act, when: Trigger, degree: Degree, article: str) -> Rule:
    return Rule(by="member", to="member", act=act, when=when, degree=degree, article=article)


def _by_guarantors(act: Act, when: Trigger, degree: Degree, article: str) -> Rule:
    return Rule(by="guarantor", to="protected", act=act, when=when, degree=degree, article=article)


NORTH_ATLANTIC = Treaty(
    name="North Atlantic Treaty",
    source="Washington, 4 April 1949; United Nations Treaty Series, vol. 34, no. 541",
    roles=("member",),
    rules=(
        _among_members(Act.REFRAIN, Trigger.ALWAYS, Degree.FIXED, "article 1"),
        _among_members(Act.SUPPORT, Trigger.ALWAYS, Degree.AS_DEEMED, "article 3"),
        _among_members(Act.CONSULT, Trigger.THREAT, Degree.ASKED, "article 4"),
        # One for all: an attack on one is an attack on each; what each does, it decides.
        _among_members(Act.ASSIST, Trigger.ATTACK, Degree.AS_DEEMED, "article 5"),
        _among_members(Act.NO_CONFLICT, Trigger.ALWAYS, Degree.FIXED, "article 8"),
    ),
    area="Europe and North America, and the islands north of the Tropic of Cancer (article 6)",
    until="a member may leave a year after notice, from the twentieth year on (article 13)",
    consent="ratified by each by its constitutional processes (article 11)",
)

BUDAPEST = Treaty(
    name="Budapest memorandum",
    source="Memorandum on security assurances in connection with Ukraine's accession to the "
    "Treaty on the Non-Proliferation of Nuclear Weapons, Budapest, 5 December 1994",
    roles=("guarantor", "protected"),
    rules=(
        _by_guarantors(Act.RESPECT, Trigger.ALWAYS, Degree.FIXED, "paragraph 1"),
        # Paragraph 5 adds nuclear arms, with an exception.
        _by_guarantors(Act.REFRAIN, Trigger.ALWAYS, Degree.FIXED, "paragraph 2"),
        _by_guarantors(Act.NOT_COERCE, Trigger.ALWAYS, Degree.FIXED, "paragraph 3"),
        _by_guarantors(Act.SEEK_COUNCIL, Trigger.NUCLEAR, Degree.FIXED, "paragraph 4"),
        *(
            Rule(
                by=by,
                to=to,
                act=Act.CONSULT,
                when=Trigger.BREACH,
                degree=Degree.FIXED,
                article="paragraph 6",
            )
            for by, to in (
                ("guarantor", "protected"),
                ("protected", "guarantor"),
                ("guarantor", "guarantor"),
            )
        ),
        Rule(
            by="protected",
            to="guarantor",
            act=Act.FORGO,
            when=Trigger.ALWAYS,
            degree=Degree.FIXED,
            article="preamble",
        ),
    ),
    area="",
    until="",
    consent="applicable on signature",
)
