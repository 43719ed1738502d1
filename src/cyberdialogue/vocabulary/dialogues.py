"""Codes of dialogues, their sessions and channels: kinds, track, cadence, status and mode."""

from __future__ import annotations

from cyberdialogue.vocabulary.codes import Code, OpenCode, term

__all__ = ["CadenceBasis", "ChannelKind", "DialogueKind", "Mode", "SessionStatus", "Track"]


class DialogueKind(OpenCode):
    """What form a standing mechanism of talks has.

    How many parties it has and how high it ranks are fields of their own.
    """

    DIALOGUE = term(
        "dialogue",
        "Recurring talks on policy under a name of their own, strategic and high-level ones included.",
    )
    CONSULTATIONS = term(
        "consultations", "Recurring exchanges of views between officials, without a structure of their own."
    )
    WORKING_GROUP = term("working_group", "Officials or experts with a task, often below a dialogue or commission.")
    JOINT_COMMISSION = term("joint_commission", "A joint committee that an agreement set up to oversee cooperation.")
    EXPERT_GROUP = term(
        "expert_group", "Experts of a few chosen states who study and report, such as a United Nations GGE."
    )
    OPEN_ENDED_WORKING_GROUP = term(
        "open_ended_working_group",
        "A working group open to every member of the organization behind it, such as a United Nations OEWG.",
    )
    NEGOTIATION = term("negotiation", "A process with the mandate to agree on one text, an ad hoc committee included.")
    SUMMIT = term("summit", "Recurring meetings of leaders or ministers for whom cyberspace is one matter of many.")
    CONFERENCE_SERIES = term("conference_series", "A recurring conference, each edition with its own organizer.")
    FORUM = term("forum", "A standing place of discussion for a region or for many kinds of stakeholders.")
    COALITION = term("coalition", "Like-minded participants who state positions and act together.")
    NETWORK = term("network", "Operational bodies, such as CERTs or police, who meet in order to work together.")


class Track(Code):
    """Whom those who talk speak for, in the count of tracks that students of diplomacy use."""

    ONE = term("1", "Officials speak for their governments.")
    ONE_AND_A_HALF = term("1.5", "Officials and others talk together, the officials in a private capacity.")
    TWO = term("2", "Only persons without office talk.")


class CadenceBasis(Code):
    """How the periods of a cadence are laid out; leave it out where the source does not say."""

    CALENDAR = term("calendar", "Each period is a calendar year, half-year, quarter, month or week.")
    ROLLING = term("rolling", "Every stretch of time as long as the period has to hold the number.")
    EVEN = term("even", "The meetings are spread evenly over the period.")


class SessionStatus(Code):
    """What became of a session."""

    PLANNED = term("planned", "The session is announced or due, and no more is known.")
    HELD = term("held", "The session took place, at least in part.")
    POSTPONED = term("postponed", "The session was put off, and it has not been held or called off since.")
    CANCELLED = term("cancelled", "The session was called off.")
    NOT_HELD = term("not_held", "The session did not take place, and nobody is known to have called it off.")


class Mode(Code):
    """Where those who take part in a session are."""

    IN_PERSON = term("in_person", "Everybody takes part at the place.")
    VIRTUAL = term("virtual", "Everybody takes part from afar.")
    HYBRID = term("hybrid", "Some take part at the place and some from afar.")


class ChannelKind(OpenCode):
    """What kind of standing line a channel is."""

    HOTLINE = term("hotline", "A direct line for urgent matters between leaders or agencies.")
    POINTS_OF_CONTACT = term("points_of_contact", "Contacts that the parties named to each other.")
    CONTACT_DIRECTORY = term("contact_directory", "A list of contacts of many parties that one body keeps for all.")
    CONTACT_NETWORK = term(
        "contact_network", "Contact points that answer requests day and night, such as a 24/7 network."
    )
    CERT_LINK = term("cert_link", "The direct technical exchange between emergency or incident response teams.")
    SHARING_PLATFORM = term("sharing_platform", "A system by which many share data on threats or crimes.")
    LIAISON = term("liaison", "Officers posted with the other side.")
    DIPLOMATIC_CHANNEL = term("diplomatic_channel", "Embassies and foreign ministries, where they are the agreed line.")
