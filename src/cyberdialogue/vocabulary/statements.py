"""Codes of statements: what a speaker does by speaking, and whose words are printed."""

from __future__ import annotations

from cyberdialogue.vocabulary.codes import Code, OpenCode, term

__all__ = ["Act", "Form"]


class Act(OpenCode):
    """What a speaker does by a statement.

    The order of the list is the order in which to ask: the first code that matches wins. A commitment is not in the
    list, because it is a pledge.

    >>> [act.value for act in Act][:3]
    ['refuse_to_comment', 'propose', 'accept']
    """

    REFUSE_TO_COMMENT = term("refuse_to_comment", "Declines to speak to the matter.")
    PROPOSE = term("propose", "Asks an addressee for a named arrangement, such as a dialogue, a text or a meeting.")
    ACCEPT = term("accept", "Says yes to what another proposed or asked for, short of a pledge.")
    REJECT = term("reject", "Turns down what another proposed or asked for.")
    APPEAL = term("appeal", "Urges others to do or not to do something, without a named arrangement.")
    THREATEN = term(
        "threaten", "Holds out harm or countermeasures to somebody, and sets conditions or leaves them open."
    )
    ACCUSE = term("accuse", "Alleges a wrong by somebody, the attribution of an operation to its author included.")
    CRITICISE = term("criticise", "Disapproves of conduct or views without alleging a breach.")
    DEFEND = term("defend", "Answers criticism of oneself or of another.")
    PRAISE = term("praise", "Approves of conduct or views, or welcomes them.")
    CONFIRM = term("confirm", "Says that an earlier claim is true, wholly or in part.")
    DENY = term("deny", "Says that an earlier claim is false.")
    EXPECTATION = term("expectation", "Says what the speaker hopes for, wants or has scheduled.")
    FORECAST = term("forecast", "Says what will or may come, whether or not the speaker wants it.")
    POSITION = term("position", "Sets out a standing policy or view of the law of the one spoken for.")
    REPORT = term("report", "Gives a fact that could be checked.")
    OPINION = term("opinion", "Judges or explains a matter, and none of the codes above fits.")


class Form(Code):
    """Whose words a source prints for a statement."""

    DIRECT = term("direct", "Whole sentences stand between quotation marks.")
    INDIRECT = term("indirect", "The source puts what was said into its own words.")
    MIXED = term(
        "mixed", "A quotation of at least a clause goes on in the words of the source, or the other way round."
    )
    FRAGMENT = term("fragment", "Single quoted words or phrases stand within the words of the source.")
