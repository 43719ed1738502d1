"""Codes of events: what kind of matter or occurrence one is."""

from __future__ import annotations

from cyberdialogue.vocabulary.codes import OpenCode, term

__all__ = ["EventKind"]


class EventKind(OpenCode):
    """What kind of matter or occurrence an event is; the narrowest code wins.

    A meeting of a recorded dialogue is a session and not an event.
    """

    # meetings and messages
    STATE_VISIT = term("state_visit", "A visit of a head of state with the honours of that name.")
    OFFICIAL_VISIT = term("official_visit", "Any other visit of an office-holder to another country or body.")
    TALKS = term("talks", "A meeting of two or more sides outside any recorded dialogue.")
    CALL = term("call", "A talk by telephone or video between office-holders.")
    CORRESPONDENCE = term("correspondence", "A letter, or letters exchanged, between participants.")
    DEMARCHE = term(
        "demarche", "A formal protest or representation to another government, the summons of an envoy included."
    )
    SUMMIT = term("summit", "A meeting of leaders on many matters.")
    CONFERENCE = term("conference", "A meeting open to many, a workshop or side event included.")
    PRESS_CONFERENCE = term("press_conference", "An office-holder or spokesperson takes questions from the press.")
    REMARKS = term("remarks", "A speech, interview or word to reporters outside a press conference.")

    # texts and decisions
    SIGNING = term("signing", "Parties sign a text.")
    ADOPTION = term(
        "adoption", "A body adopts a text or measure, without a vote or with a vote not recorded by itself."
    )
    VOTE = term("vote", "A body votes, and how its members voted is what is recorded.")
    LEGISLATION = term("legislation", "A bill or regulation goes through those who make it.")
    POLICY_OPTION = term("policy_option", "A measure is weighed and not decided.")
    POLICY_REVIEW = term("policy_review", "A government or body looks again at a policy or strategy.")
    FUNDING = term("funding", "Money is given, invested or set aside.")
    LOBBYING = term("lobbying", "Somebody presses those who decide to decide one way.")
    COMMERCIAL_DECISION = term("commercial_decision", "A company begins, changes or drops a business or plan.")

    # incidents and answers to them
    CYBER_INCIDENT = term(
        "cyber_incident", "An intrusion, outbreak, outage or other harm to networks, systems or data."
    )
    DISCLOSURE = term("disclosure", "Something secret is made public, a leak or a vulnerability included.")
    ATTRIBUTION = term("attribution", "A government or body lays an operation publicly to an author.")
    SANCTIONS = term("sanctions", "Measures are imposed on persons, bodies or states held responsible.")
    RESTRICTION = term("restriction", "Goods, services or suppliers are banned or licensed, export controls included.")
    EXPULSION = term("expulsion", "Diplomats or other officials are made to leave.")
    INVESTIGATION = term(
        "investigation", "An authority or legislature inquires into a matter, before or without charges."
    )
    CRIMINAL_CASE = term("criminal_case", "A person or body is charged or tried, or about to be.")
    DETENTION = term("detention", "Persons are arrested or held.")
    LAW_ENFORCEMENT_OPERATION = term(
        "law_enforcement_operation",
        "Police act against an operation, such as by raids or by taking its systems down.",
    )
    ATTACK = term("attack", "Physical violence against people or property that is not a mass shooting.")
    MASS_SHOOTING = term("mass_shooting", "A shooting of several people in one place.")
    ARMED_CONFLICT = term("armed_conflict", "Fighting between states or organized forces.")

    # working together
    EXERCISE = term("exercise", "A drill or simulation, a table-top exercise included.")
    TRAINING = term("training", "A course or programme that builds skills.")
