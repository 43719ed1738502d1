"""Codes of a source: what a document is, who made it, what its parts are, and the schemes of identifiers."""

from __future__ import annotations

from cyberdialogue.vocabulary.codes import OpenCode, term

__all__ = ["CreditRole", "IdentifierScheme", "SegmentKind", "SourceKind"]


class SourceKind(OpenCode):
    """What kind of document a source is.

    The kind is that of the paper in hand: a treaty printed in a newspaper is a news article.
    """

    NEWS_ARTICLE = term("news_article", "A report of events by a news outlet or agency, signed or not.")
    OPINION_ARTICLE = term("opinion_article", "A column, editorial or commentary in the press that argues a view.")
    PRESS_RELEASE = term("press_release", "News that an issuer gives out about itself, written for the press.")
    OFFICIAL_STATEMENT = term("official_statement", "A position that one government or body issues in its own name.")
    JOINT_STATEMENT = term(
        "joint_statement",
        "One text issued in the name of two or more parties, the joint elements of a dialogue included.",
    )
    CHAIRS_STATEMENT = term("chairs_statement", "A statement or summary that the chair of a meeting answers for alone.")
    COMMUNIQUE = term("communique", "The agreed public text of a summit or ministerial meeting of a standing group.")
    READOUT = term("readout", "One side's own account of a meeting or call in which it took part.")
    FACT_SHEET = term("fact_sheet", "A list of facts or outcomes given out beside a meeting, visit or decision.")
    TRANSCRIPT = term(
        "transcript", "A record of what was spoken word for word: a press conference, hearing or interview."
    )
    SPEECH = term("speech", "The text of an address by one speaker, as prepared or as given.")
    SOCIAL_MEDIA_POST = term("social_media_post", "A short message that its author published on a social platform.")
    LETTER = term("letter", "A letter, note verbale or other message from one party to another.")
    WORKING_PAPER = term(
        "working_paper", "A proposal put before a meeting, such as a non-paper or a national submission."
    )
    AGENDA = term("agenda", "The programme or the list of participants of a meeting.")
    TERMS_OF_REFERENCE = term("terms_of_reference", "The mandate and the working rules of a dialogue or body.")
    TREATY = term("treaty", "The text of an agreement that binds under international law, a protocol included.")
    MEMORANDUM_OF_UNDERSTANDING = term(
        "memorandum_of_understanding",
        "The text of an arrangement between governments or agencies that is no treaty.",
    )
    RESOLUTION = term(
        "resolution", "A text by which an assembly or council of states, or a legislature, states its will."
    )
    DECISION = term("decision", "A measure taken by an organ with power to take it, such as a council or a president.")
    LAW = term("law", "An act of legislation or a regulation.")
    STRATEGY = term("strategy", "A strategy, policy or white paper that a government or body follows itself.")
    COURT_DOCUMENT = term("court_document", "An indictment, complaint, judgment or other paper of a court case.")
    ADVISORY = term("advisory", "A warning of a threat or vulnerability with technical detail for those who defend.")
    REPORT = term("report", "A long account of a matter by an expert group, inquiry, agency or research institute.")
    STANDARD = term("standard", "A technical standard or specification.")
    ANNEX = term("annex", "A part of another document that is cited by itself; name the whole in `part_of`.")
    WEB_PAGE = term("web_page", "A standing page of a site that is none of the other kinds.")
    DATA_SET = term("data_set", "A table or database of records that others collected.")


class CreditRole(OpenCode):
    """What somebody named in the credits of a source did for it."""

    OUTLET = term("outlet", "Publishes the document in the form in hand.")
    ORIGIN = term("origin", "First produced the text, such as the agency that the outlet took it from.")
    SYNDICATOR = term("syndicator", "Passes the text on between its origin and the outlet, such as a news network.")
    AUTHOR = term("author", "Wrote the text.")
    EDITOR = term("editor", "Edited or compiled what others wrote.")
    TRANSLATOR = term("translator", "Put the text into the language in hand.")
    PHOTO = term("photo", "Took or supplied a picture.")


class SegmentKind(OpenCode):
    """What a stretch of a source's text is, where it is not the running text."""

    HEADLINE = term("headline", "The title over the whole document.")
    SUBHEADING = term("subheading", "A heading below the headline or between paragraphs.")
    SECTION = term("section", "The label of the section of the outlet or site in which the document stands.")
    BYLINE = term("byline", "A line that names the author, the agency, or the day and time of publication.")
    DATELINE = term("dateline", "The place, day or agency at the head of the first paragraph.")
    CAPTION = term("caption", "The words that go with a picture or figure, its credit included.")
    PREAMBLE = term("preamble", "The recitals of an instrument, before the part that commits.")
    FOOTNOTE = term("footnote", "A note set apart from the text that refers to it.")
    ANNEX = term("annex", "An attachment at the end of the same document.")
    BOILERPLATE = term("boilerplate", "Standing text about the issuer or its terms, the same in each of its documents.")
    PROMOTION = term("promotion", "An invitation to subscribe, to follow or to read something else.")
    NAVIGATION = term("navigation", "Menu entries, buttons and language switches of the page.")


class IdentifierScheme(OpenCode):
    """Who gave an identifier, and so how it reads.

    Each scheme is named by the standard or register it stands for.
    """

    WIKIDATA = term("wikidata", "An item of Wikidata: `Q` and digits.")
    ISO3166_1 = term("iso3166-1", "A country code of ISO 3166-1.")
    COW = term("cow", "A state of the Correlates of War project, by number or abbreviation.")
    GEONAMES = term("geonames", "A place of the GeoNames database, by number.")
    LEI = term("lei", "A Legal Entity Identifier of ISO 17442, for companies and other bodies.")
    ROR = term("ror", "An entry of the Research Organization Registry, for universities and institutes.")
    ORCID = term("orcid", "An ORCID iD, for persons who publish.")
    DOI = term("doi", "A Digital Object Identifier of ISO 26324, for documents.")
    UN_SYMBOL = term("un-symbol", "A document symbol of the United Nations, such as `A/RES/73/27`.")
    UNTS = term("unts", "A registration number of the United Nations Treaty Series.")
    CELEX = term("celex", "A CELEX number of EUR-Lex, for documents of the European Union.")
