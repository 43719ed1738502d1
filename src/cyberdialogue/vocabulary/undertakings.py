"""Codes of pledges and instruments: what is undertaken, in what text, and what became of it."""

from __future__ import annotations

from cyberdialogue.vocabulary.codes import Code, OpenCode, term

__all__ = ["AssessmentStatus", "Binding", "InstrumentKind", "PledgeAction"]


class PledgeAction(OpenCode):
    """What a pledge undertakes to do or not to do.

    One pledge has one action; the narrowest code wins, and what the action is about is a topic.
    """

    COOPERATE = term("cooperate", "Work together, or more closely; use it only where no narrower code says how.")
    ENHANCE_CONTACT = term("enhance_contact", "Have more or closer contact between bodies or officials.")
    MEET = term("meet", "Hold a meeting, or hold meetings at a given rate.")
    NEGOTIATE = term("negotiate", "Talk towards an agreed text or rule.")
    ESTABLISH_DIALOGUE = term("establish_dialogue", "Set up or resume a mechanism of talks, a working group included.")
    ESTABLISH_CHANNEL = term(
        "establish_channel", "Set up a hotline or another standing line, or name a contact for it."
    )
    TRIAL = term("trial", "Run something on trial or test it.")
    EXERCISE = term("exercise", "Hold an exercise.")
    SHARE_INFORMATION = term("share_information", "Pass on information, notice or knowledge to others.")
    REPORT = term("report", "Give an account of what was done.")
    REVIEW = term("review", "Look again at a policy, a rule or the state of a matter.")
    ASSIST = term("assist", "Help with cases or requests of others, legal assistance included.")
    FUND = term("fund", "Give or invest money.")
    BUILD_CAPACITY = term("build_capacity", "Train others or help them to build skills, bodies or systems.")
    PRIORITISE = term("prioritise", "Deal with some cases or matters before others.")
    CLAMP_DOWN = term("clamp_down", "Act against crime or abuse, investigation and prosecution included.")
    PROTECT = term("protect", "Defend systems, data or people against harm.")
    RESTRICT = term("restrict", "Ban or limit goods, services, suppliers or dealings.")
    SANCTION = term("sanction", "Impose costs on those who are held responsible.")
    LEGISLATE = term("legislate", "Make or change laws or regulations.")
    STANDARDISE = term("standardise", "Agree on technical standards or certification, or recognise those of others.")
    REFRAIN = term("refrain", "Not do, or stop doing, something.")
    UPHOLD = term("uphold", "Abide by law, norms or principles.")
    IMPLEMENT = term("implement", "Carry out what an earlier text or decision provides for.")
    JOIN = term("join", "Become a member, a signatory or a party.")
    SUPPORT = term("support", "Back a body, process or idea politically, or promote it.")


class InstrumentKind(OpenCode):
    """What kind of text an instrument is; how far it binds is the field `binding`."""

    JOINT_STATEMENT = term("joint_statement", "A statement that its parties issue together.")
    COMMUNIQUE = term("communique", "The agreed text of a summit or ministerial meeting.")
    DECLARATION = term("declaration", "A solemn text of intent or principle that others may join, such as a call.")
    TREATY = term("treaty", "An agreement governed by international law, a convention or protocol included.")
    AGREEMENT = term("agreement", "An agreement between governments or agencies that is not said to be a treaty.")
    MEMORANDUM_OF_UNDERSTANDING = term(
        "memorandum_of_understanding",
        "An arrangement that its parties call a memorandum of understanding or of cooperation.",
    )
    EXCHANGE_OF_LETTERS = term("exchange_of_letters", "Matching letters or notes that together record what was agreed.")
    RESOLUTION = term("resolution", "A text by which an assembly or council of states states its will.")
    DECISION = term("decision", "A measure taken by an organ with power to take it.")
    NORMS = term("norms", "Rules of responsible behaviour that are not law.")
    CODE_OF_PRACTICE = term(
        "code_of_practice", "Rules of conduct for those who do a thing, a code of conduct included."
    )
    CONFIDENCE_BUILDING_MEASURES = term(
        "confidence_building_measures",
        "A list of measures of openness and contact that keep incidents from growing into conflict.",
    )
    GUIDELINES = term("guidelines", "Advice on how to act, principles and good practice included.")
    FRAMEWORK = term(
        "framework", "A text that sets the aims and forms of cooperation and leaves the details to others."
    )
    ACTION_PLAN = term(
        "action_plan",
        "A list of steps with dates or those responsible, such as a roadmap or programme of work.",
    )
    TERMS_OF_REFERENCE = term("terms_of_reference", "The mandate and the working rules of a dialogue or body.")
    REPORT = term("report", "A report that its members adopt as agreed language, such as that of an expert group.")
    STRATEGY = term("strategy", "A strategy that its parties adopt together.")
    STANDARD = term("standard", "A technical standard or specification.")
    LAW = term("law", "An act of legislation or a regulation of one state or union.")
    ANNEX = term("annex", "A part of an instrument that is adopted or joined by itself; name the whole in `part_of`.")


class Binding(Code):
    """How an instrument binds those who adopt or sign it, by its own words or by its nature."""

    LEGALLY = term("legally", "It creates rights and duties in law.")
    POLITICALLY = term("politically", "It commits without being law.")
    VOLUNTARY = term("voluntary", "It recommends, and each may follow it or not.")


class AssessmentStatus(Code):
    """What an assessor finds has become of a pledge on the day of the assessment."""

    NOT_ASSESSED = term("not_assessed", "The assessor looked at the pledge and gives no finding.")
    NOT_STARTED = term("not_started", "Nothing was done, and there is still time.")
    IN_PROGRESS = term("in_progress", "Work is under way.")
    STALLED = term("stalled", "Work had begun and does not move on.")
    FULFILLED = term("fulfilled", "All that was pledged is done.")
    PARTIALLY_FULFILLED = term("partially_fulfilled", "Some of what was pledged is done, and no more is under way.")
    NOT_FULFILLED = term("not_fulfilled", "The time is over and what was pledged is not done.")
    CONTRADICTED = term("contradicted", "The obligor did the opposite of what was pledged.")
    SUPERSEDED = term("superseded", "Another pledge took its place.")
    WITHDRAWN = term("withdrawn", "The obligor took the pledge back.")
    LAPSED = term("lapsed", "The pledge ended without a finding, because its condition or its purpose fell away.")
