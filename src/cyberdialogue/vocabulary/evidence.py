"""Codes of evidence and links: how a value rests on a source, and how one record stands to another."""

from __future__ import annotations

from cyberdialogue.vocabulary.codes import Code, OpenCode, term

__all__ = ["Basis", "LinkBasis", "Manner", "Relation"]


class Basis(Code):
    """How a value rests on the source of its evidence."""

    STATED = term("stated", "The value is printed, or a pronoun or description close by leads to it.")
    INFERRED = term("inferred", "Some part of the value is not printed and follows from the text, such as a year.")
    EXTERNAL = term("external", "The value is knowledge of the world that the text does not give.")


class LinkBasis(Code):
    """How a link between two records rests on the source of its evidence."""

    STATED = term("stated", "The source says in words that the relation holds.")
    IMPLIED = term("implied", "The source sets the two side by side so that the reader sees the relation.")
    INFERRED = term("inferred", "The coder concludes the relation from what the sources say of each of the two.")
    EXTERNAL = term("external", "The relation is knowledge of the world that no source of the records gives.")


class Manner(OpenCode):
    """How a hop of a relay passed on what it knew.

    The verb of the source decides, not what it passes on.
    """

    SAID = term("said", "Said it, with no more known of the manner; the code where no other fits.")
    TOLD = term("told", "Said it to a hearer who is named, such as an agency or a reporter.")
    ANNOUNCED = term("announced", "Made it public as news of its own, at a briefing or in a release.")
    WROTE = term("wrote", "Put it in writing, in a document, letter or post.")
    TESTIFIED = term("testified", "Said it to a court or a legislature that had called for it.")
    CONFIRMED = term("confirmed", "Said that what was reported before is so.")
    INDICATED = term("indicated", "Let it be understood, by hints or by conduct, without saying it outright.")
    QUOTED = term("quoted", "Repeated the words of another as they were.")
    REPORTED = term("reported", "Passed on in its own words what it had learnt from others.")
    TRANSLATED = term("translated", "Turned the words of another into a second language.")
    LEAKED = term("leaked", "Let it out without leave of those it belonged to.")
    ON_CONDITION_OF_ANONYMITY = term("on_condition_of_anonymity", "Said it on condition of not being named.")


class Relation(OpenCode):
    """How the holder of a link, its subject, stands to the object.

    Each sentence reads from the holder to the object. What a field of the holder already says (a part, a translation,
    the session a pledge was made at) needs no link.
    """

    FOLLOWS = term("follows", "The holder comes after the object in time, and no cause is claimed.")
    CAUSES = term("causes", "The holder brings the object about.")
    RESPONDS_TO = term("responds_to", "The holder answers the object or reacts to it.")
    CONFIRMS = term("confirms", "The holder says that the object is true.")
    QUALIFIES = term("qualifies", "The holder grants the object in part, or sets limits to it.")
    CONTRADICTS = term("contradicts", "The holder and the object cannot both be true.")
    RESTATES = term(
        "restates", "The holder says in another utterance what the object says, and commits to nothing new."
    )
    REAFFIRMS = term("reaffirms", "The holder commits again to what the object commits to, which stays in force.")
    AMENDS = term("amends", "The holder changes a part of the object, and the rest stays in force.")
    SUPERSEDES = term(
        "supersedes", "The holder takes the place of the object as a text or commitment, which ends with it."
    )
    SUCCEEDS = term("succeeds", "The holder takes the place of the object as a mechanism, body or office.")
    CARRIES_OVER = term("carries_over", "The holder takes up unchanged what the object left unfinished.")
    DERIVES_FROM = term("derives_from", "The holder takes its content or its mandate from the object.")
    IMPLEMENTS = term("implements", "The holder carries out what the object provides for.")
    MODELLED_ON = term("modelled_on", "The holder follows the pattern of the object and does not depend on it.")
    PARALLEL_TO = term(
        "parallel_to", "The holder is another party's counterpart of the object, made side by side with it."
    )
    VERSION_OF = term("version_of", "The holder gives the object in another edition or wording.")
    SAME_AS = term("same_as", "The holder and the object are one thing that was recorded twice.")
