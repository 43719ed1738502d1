"""Codes of topics: what dialogues, pledges and statements are about."""

from __future__ import annotations

from cyberdialogue.vocabulary.codes import OpenCode, term

__all__ = ["Topic"]


class Topic(OpenCode):
    """What something is about; give every code that fits, and the broad ones only where no narrower one does."""

    # security of networks
    CYBERSECURITY = term("cybersecurity", "The security of networks, systems and data at large.")
    CRITICAL_INFRASTRUCTURE = term("critical_infrastructure", "The protection of services on which society depends.")
    INCIDENT_RESPONSE = term("incident_response", "Handling incidents, cooperation of CERTs included.")
    VULNERABILITIES = term("vulnerabilities", "Flaws in products: finding, handling and disclosing them.")
    SUPPLY_CHAIN = term("supply_chain", "Trust in suppliers and in the origin of products.")
    MALWARE = term("malware", "Harmful software, worms and viruses included, without extortion.")
    RANSOMWARE = term("ransomware", "Extortion by encrypting or stealing data.")
    HACKING = term("hacking", "Intrusion into systems, whoever does it and whatever for.")
    SERVICE_DISRUPTION = term("service_disruption", "Making services unavailable, by flooding or otherwise.")
    ENCRYPTION = term("encryption", "Cryptography and lawful access to what it protects.")

    # crime and justice
    CYBERCRIME = term("cybercrime", "Crime committed by means of or against computer systems.")
    FRAUD = term("fraud", "Scams and phishing.")
    CHILD_PROTECTION = term("child_protection", "Sexual abuse of children online and other harm to them.")
    TERRORISM = term("terrorism", "Terrorism and violent extremism, and their use of technology.")
    FIREARMS = term("firearms", "Firearms and the trade in them, online or not.")
    ILLICIT_FINANCE = term("illicit_finance", "Money laundering and misuse of crypto-assets.")
    BRIBERY = term("bribery", "Bribery and other corruption.")
    LAW_ENFORCEMENT = term("law_enforcement", "The work of police and their cooperation across borders.")
    JUDICIAL_ASSISTANCE = term(
        "judicial_assistance", "Evidence, extradition and other help between courts and prosecutors."
    )

    # espionage and economy
    ESPIONAGE = term("espionage", "Spying by states, for political or military ends.")
    COMMERCIAL_ESPIONAGE = term(
        "commercial_espionage", "Spying for the gain of companies, industrial espionage included."
    )
    INTELLECTUAL_PROPERTY = term("intellectual_property", "Rights in inventions and works, and theft of them.")
    SPYWARE = term("spyware", "The trade in and use of commercial tools of intrusion.")
    TRADE = term("trade", "Trade, investment, market access and protectionism.")
    DIGITAL_ECONOMY = term("digital_economy", "Electronic commerce, digital services and the growth they bring.")
    ECONOMIC_SECURITY = term(
        "economic_security", "Dependence on others and harm to the economy as matters of security."
    )
    EXPORT_CONTROL = term("export_control", "Licences and bans for technology that leaves a country.")
    TELECOMMUNICATIONS = term(
        "telecommunications",
        "Networks for telephone and data, mobile generations and cables included.",
    )
    EMERGING_TECHNOLOGY = term("emerging_technology", "New technology at large, such as quantum computing.")
    ARTIFICIAL_INTELLIGENCE = term("artificial_intelligence", "Artificial intelligence, its safety and its misuse.")
    STANDARDS = term("standards", "Technical standards and certification.")

    # rules and order
    NORMS = term("norms", "Voluntary rules of responsible behaviour of states.")
    INTERNATIONAL_LAW = term("international_law", "How existing or new international law applies in cyberspace.")
    CONFIDENCE_BUILDING = term(
        "confidence_building", "Openness, contact and notice that keep incidents from escalating."
    )
    CAPACITY_BUILDING = term(
        "capacity_building", "Help to others to gain skills, bodies and systems, training included."
    )
    INTERNET_GOVERNANCE = term("internet_governance", "Who runs the internet's names, numbers and rules, and how.")
    CONNECTIVITY = term("connectivity", "Access to networks and the divide between those with and without.")
    SANCTIONS = term("sanctions", "Restrictive measures against those held responsible.")
    ATTRIBUTION = term("attribution", "Finding and naming the authors of operations.")

    # defence
    CYBER_DEFENCE = term("cyber_defence", "Defence of a state in cyberspace, its military and its spending included.")
    CYBER_CONFLICT = term("cyber_conflict", "Use of cyber means as weapons, deterrence, and the race for them.")

    # society
    PRIVACY = term("privacy", "Private life and the protection of personal data.")
    DATA_GOVERNANCE = term("data_governance", "Where data may be kept and flow, and who may have it.")
    HUMAN_RIGHTS = term("human_rights", "Freedoms online and offline, privacy apart.")
    INFORMATION_MANIPULATION = term("information_manipulation", "Disinformation and foreign influence by content.")
    CONTENT_CONTROL = term("content_control", "What may be said or seen online, and who decides.")
    ELECTIONS = term("elections", "The security of elections.")

    # beyond cyberspace
    BILATERAL_RELATIONS = term("bilateral_relations", "How the parties get on at large.")
