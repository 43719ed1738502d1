"""Codes of rosters: roles, attendance, and what a count counts."""

from __future__ import annotations

from cyberdialogue.vocabulary.codes import Code, OpenCode, term

__all__ = ["Attendance", "Counted", "Role"]

_MEETINGS = ("session", "event")
_PRESIDED = ("organization", "dialogue", *_MEETINGS)
_CONVENED = ("dialogue", *_MEETINGS)
_LASTING = ("dialogue", "channel", "instrument")
_PROPOSED = (*_LASTING, "event")


class Role(OpenCode):
    """What somebody is in a roster."""

    # membership and mechanisms
    PARTY = term("party", "Is one of the sides of the dialogue or channel, or bound by the instrument.", _LASTING)
    MEMBER = term("member", "Belongs to the organization or group.", ("organization", "group"))
    PARTICIPATING_BODY = term(
        "participating_body",
        "Takes part for a side as an agency, whoever represents it.",
        ("dialogue", "session"),
    )
    CONTACT_POINT = term("contact_point", "Answers the channel for its side.", ("channel",))
    SECRETARIAT = term(
        "secretariat",
        "Runs the daily business, such as papers, follow-up or a directory.",
        ("organization", "dialogue", "session", "channel", "instrument"),
    )

    # meetings
    CHAIR = term("chair", "Presides, as the only one or as the only one of that side.", _PRESIDED)
    CO_CHAIR = term("co_chair", "Presides together with others, within a side or across sides.", _PRESIDED)
    HEAD_OF_DELEGATION = term("head_of_delegation", "Leads a side at the meeting and does not preside.", _MEETINGS)
    DELEGATE = term("delegate", "Takes part for a side in no more special role.", _MEETINGS)
    OBSERVER = term("observer", "May follow and not decide.", ("organization", "dialogue", "session", "event"))
    HOST = term("host", "Receives the others, as the source says in words; a place alone makes no host.", _MEETINGS)
    CO_HOST = term("co_host", "Receives the others together with another host.", _MEETINGS)
    CONVENER = term("convener", "Calls the others together and need not receive them or preside.", _CONVENED)
    FACILITATOR = term("facilitator", "Moderates or mediates between the others and does not preside.", _CONVENED)
    KEYNOTE = term("keynote", "Gives the main or the opening address.", _MEETINGS)
    SPEAKER = term("speaker", "Addresses the meeting or the press, other than in a keynote.", _MEETINGS)

    # undertakings and texts
    PLEDGOR = term("pledgor", "Makes the pledge and answers for it.", ("pledge",))
    ADDRESSEE = term(
        "addressee", "Is the one to whom the pledge, proposal or text is addressed.", ("pledge", *_PROPOSED)
    )
    BENEFICIARY = term("beneficiary", "Is meant to gain, addressed or not.", ("pledge", "event"))
    IMPLEMENTER = term("implementer", "Carries it out for those who made it.", ("pledge", "instrument"))
    ENDORSER = term("endorser", "Supports it in public, and neither makes nor signs it.", ("pledge", "instrument"))
    PROPOSER = term("proposer", "Proposes it, a sponsor of a draft included.", _PROPOSED)
    SIGNATORY = term("signatory", "Signs the text, or adds its name to the list of those who do.", ("instrument",))
    ADOPTER = term("adopter", "Adopts the text as a body, or by consensus without signing.", ("instrument",))

    # visits, incidents, inquiries, policies
    VISITOR = term("visitor", "Pays the visit.", ("event",))
    ACCOMPANYING = term("accompanying", "Travels with the visitor.", ("event",))
    ACTOR = term("actor", "Does what the event consists in.", ("event",))
    TARGET = term("target", "Is the one at whom the act is aimed.", ("event",))
    AFFECTED = term("affected", "Bears the consequences without being aimed at.", ("event",))
    SUBJECT = term("subject", "Is the one whom the inquiry, case or policy is about.", ("event",))
    INVESTIGATOR = term("investigator", "Conducts the inquiry or case.", ("event",))
    DETAINEE = term("detainee", "Is held in custody.", ("event",))
    IMPLICATED = term(
        "implicated",
        "Is drawn into the matter and is neither its subject nor known to have acted.",
        ("event",),
    )
    PROPONENT = term("proponent", "Argues for the option and has no power to decide it.", ("event",))
    DECIDER = term("decider", "Has the power to decide.", ("event",))
    VOTED_FOR = term("voted_for", "Votes for the text.", ("event",))
    VOTED_AGAINST = term("voted_against", "Votes against the text.", ("event",))
    ABSTAINED = term("abstained", "Takes part in the vote and abstains.", ("event",))
    NOT_VOTING = term("not_voting", "Is entitled to vote and does not take part in the vote.", ("event",))


class Attendance(Code):
    """What came of somebody's attendance of a session or event; one row of a roster has one final value."""

    EXPECTED = term("expected", "Was due to take part, and no more is known.")
    ATTENDED = term("attended", "Took part, in person or from afar.")
    WITHDREW = term("withdrew", "Was expected and called it off, or walked out.")
    SUBSTITUTED = term("substituted", "Was expected, and another came instead.")
    ABSENT = term("absent", "Stayed away, and neither withdrawal nor a substitute is known.")


class Counted(OpenCode):
    """What a count counts.

    A count stands apart from any list. Where rows of a roster are its list, `roles` says which.
    """

    PARTIES = term("parties", "Parties of a dialogue, channel or instrument.")
    MEMBERS = term("members", "Members of an organization or group.")
    OBSERVERS = term("observers", "Those admitted to observe.")
    PARTICIPATING_BODIES = term("participating_bodies", "Agencies that take part.")
    PLEDGORS = term("pledgors", "Those who make the pledge.")
    BENEFICIARIES = term("beneficiaries", "Those who are meant to gain.")
    ENDORSERS = term("endorsers", "Those who support the pledge or text without signing it.")
    SIGNATORIES = term("signatories", "Those who signed the text, whether or not it binds them yet.")
    RATIFICATIONS = term("ratifications", "Signatories for which the text was ratified.")
    VOTES_FOR = term("votes_for", "Votes for the text.")
    VOTES_AGAINST = term("votes_against", "Votes against the text.")
    ABSTENTIONS = term("abstentions", "Abstentions from the vote.")
    DETAINEES = term("detainees", "Persons held in custody.")
    DELEGATIONS = term("delegations", "Sides represented at a meeting, each counted once.")
    STATES = term("states", "States that take part, in whatever role.")
    ORGANIZATIONS = term("organizations", "Organizations that take part, in whatever role.")
    COMPANIES = term("companies", "Companies that take part, in whatever role.")
    PEOPLE = term("people", "Persons who take part, in whatever role.")
    SESSIONS = term("sessions", "Sessions that a dialogue held.")
    PROVISIONS = term("provisions", "Articles, norms, measures or recommendations of a text.")
    CASES = term("cases", "Cases, incidents or requests that were handled.")

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles whose rows are the list behind the count; empty when no role alone tells.

        >>> Counted.SIGNATORIES.roles, Counted.STATES.roles
        ((Role.SIGNATORY,), ())
        """
        return _ROLES_OF.get(self, ())


_ROLES_OF = {
    Counted.PARTIES: (Role.PARTY,),
    Counted.MEMBERS: (Role.MEMBER,),
    Counted.OBSERVERS: (Role.OBSERVER,),
    Counted.PARTICIPATING_BODIES: (Role.PARTICIPATING_BODY,),
    Counted.PLEDGORS: (Role.PLEDGOR,),
    Counted.BENEFICIARIES: (Role.BENEFICIARY,),
    Counted.ENDORSERS: (Role.ENDORSER,),
    Counted.SIGNATORIES: (Role.SIGNATORY,),
    Counted.VOTES_FOR: (Role.VOTED_FOR,),
    Counted.VOTES_AGAINST: (Role.VOTED_AGAINST,),
    Counted.ABSTENTIONS: (Role.ABSTAINED,),
    Counted.DETAINEES: (Role.DETAINEE,),
}
