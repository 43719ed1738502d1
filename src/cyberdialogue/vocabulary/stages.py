"""Codes of stages: the steps in the history of a record, or of somebody's part in it."""

from __future__ import annotations

from cyberdialogue.vocabulary.codes import OpenCode, term

__all__ = ["StageCode"]

_DIALOGUE = ("dialogue",)
_SESSION = ("session",)
_INSTRUMENT = ("instrument",)
_EVENT = ("event",)
_PARTICIPATION = ("participation",)
_MECHANISMS = ("dialogue", "channel")
_LASTING = ("dialogue", "channel", "instrument")
_PROPOSED = ("dialogue", "session", "channel", "instrument", "event")
_INTERRUPTED = ("dialogue", "session", "pledge", "channel", "instrument", "event")


class StageCode(OpenCode):
    """A step in the history of a record, or, with the holder ``participation``, of a row of a roster.

    No step is the last one for good: what was cancelled may be resumed. A step that lies ahead has the same code and is
    marked as planned.
    """

    # coming about
    PROPOSED = term("proposed", "Somebody brings it forward.", _PROPOSED)
    UNDER_CONSIDERATION = term("under_consideration", "Those who decide look at it.", _PROPOSED)
    DEBATED = term("debated", "It is argued over, and those who decide have not taken it up.", ("instrument", "event"))
    AGREED = term("agreed", "The sides agree that it shall be.", _INTERRUPTED)
    TERMS_AGREED = term("terms_agreed", "The sides agree on its scope, rules or procedures.", _MECHANISMS)
    MANDATED = term("mandated", "A higher body or text orders or authorises it.", ("session", *_LASTING))
    ANNOUNCED = term("announced", "It is made public before it takes place or effect.", _INTERRUPTED)
    ESTABLISHED = term("established", "It is set up.", _MECHANISMS)
    TRIAL = term("trial", "It is run on trial or tested.", ("channel",))
    OPERATIONAL = term("operational", "It is ready for use.", ("channel",))
    USED = term("used", "It is used in a real case.", ("channel",))

    # running, stopping, changing
    OPENED = term(
        "opened",
        "It is opened: a meeting, an inquiry, or a text for signature.",
        ("session", "instrument", "event"),
    )
    ONGOING = term("ongoing", "It is reported to be still under way.", _EVENT)
    RENEWED = term("renewed", "Its time or mandate is extended.", ("pledge", *_LASTING))
    LEVEL_CHANGED = term("level_changed", "It is moved to a higher or lower level.", _DIALOGUE)
    RENAMED = term("renamed", "It gets another name and stays the same.", _LASTING)
    SCHEDULED = term("scheduled", "It is given its first date.", ("session", "event"))
    POSTPONED = term("postponed", "It is put off.", ("session", "event"))
    RESCHEDULED = term("rescheduled", "It is given a new date.", ("session", "event"))
    SUSPENDED = term("suspended", "It is stopped, and may go on later.", (*_INTERRUPTED, "participation"))
    PARTIALLY_RESUMED = term("partially_resumed", "A part of it goes on after a stop.", _MECHANISMS)
    RESUMED = term("resumed", "It goes on after a stop.", (*_INTERRUPTED, "participation"))
    CANCELLED = term("cancelled", "It is called off.", _INTERRUPTED)
    ENDED = term("ended", "It comes to its end, by time, by completion or by decision.", _INTERRUPTED)
    SUCCEEDED = term("succeeded", "Another takes its place.", _LASTING)

    # texts
    DRAFTED = term("drafted", "A draft of it exists or goes round.", _INSTRUMENT)
    ADOPTED = term("adopted", "Those entitled to do so give it its final form.", ("instrument", "event"))
    IN_FORCE = term("in_force", "It takes effect.", ("pledge", "instrument"))
    AMENDED = term("amended", "Its content is changed.", ("pledge", "instrument"))

    # decisions and cases
    DECISION = term("decision", "Those who decide settle it, one way or the other.", _EVENT)
    CHARGED = term("charged", "Somebody is formally accused.", _EVENT)
    CONVICTED = term("convicted", "Somebody is found guilty or admits guilt.", _EVENT)
    RELEASED = term("released", "Somebody is let out of custody.", _EVENT)

    # somebody's part in it
    INVITED = term("invited", "Is asked to join or to come.", _PARTICIPATION)
    APPLIED = term("applied", "Asks to be let in.", _PARTICIPATION)
    APPROVED = term("approved", "Gets the consent that joining needs, at home or from the others.", _PARTICIPATION)
    APPOINTED = term("appointed", "Is named to the role.", _PARTICIPATION)
    SIGNED = term("signed", "Signs.", ("instrument", "participation"))
    RATIFIED = term("ratified", "Consents to be bound after signing.", _PARTICIPATION)
    JOINED = term("joined", "Becomes a member, party or supporter, by accession or otherwise.", _PARTICIPATION)
    DECLINED = term("declined", "Says no to an invitation, a proposal or a text.", (*_PROPOSED, "participation"))
    DISSOCIATED = term("dissociated", "Stays in and declares itself apart from an outcome.", _PARTICIPATION)
    ORDERED_TO_LEAVE = term(
        "ordered_to_leave", "Is told to leave, by its own government or by the others.", _PARTICIPATION
    )
    LEFT = term("left", "Ceases to take part or to be bound.", _PARTICIPATION)
    REJOINED = term("rejoined", "Comes back after having left.", _PARTICIPATION)
