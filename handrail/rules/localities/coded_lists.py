"""The lists of coded words that every pack has, by name."""

from collections.abc import Mapping

from handrail.rules.localities.checked import CodedWord


class CodedLists:
    """Reads the lists of a pack by name. Whoever is one holds them as `lists`."""

    lists: Mapping[str, tuple[CodedWord, ...]]

    @property
    def place_kinds(self) -> tuple[CodedWord, ...]:
        """Kinds of place in which somebody may be exploited."""
        return self.lists["place_kinds"]

    @property
    def exploitation_kinds(self) -> tuple[CodedWord, ...]:
        """The Home Office's categories of exploitation; a concern may have several."""
        return self.lists["exploitation_kinds"]

    @property
    def exploitation_types(self) -> tuple[CodedWord, ...]:
        """The 17 finer types of Home Office Research Report 93; `group` is the category of each."""
        return self.lists["exploitation_types"]

    @property
    def reporter_kinds(self) -> tuple[CodedWord, ...]:
        """Who may tell of a concern."""
        return self.lists["reporter_kinds"]

    @property
    def organisation_kinds(self) -> tuple[CodedWord, ...]:
        """What sort of body an organisation is, in words: one for each `OrganisationKind`."""
        return self.lists["organisation_kinds"]

    @property
    def how_known(self) -> tuple[CodedWord, ...]:
        """How somebody came to know what they tell."""
        return self.lists["how_known"]

    @property
    def decline_reasons(self) -> tuple[CodedWord, ...]:
        """Why an organisation may say no to a referral."""
        return self.lists["decline_reasons"]

    @property
    def return_reasons(self) -> tuple[CodedWord, ...]:
        """Why an organisation may give back a referral that it had accepted."""
        return self.lists["return_reasons"]

    @property
    def outcomes(self) -> tuple[CodedWord, ...]:
        """How a concern may close. None of them says what somebody is."""
        return self.lists["outcomes"]

    @property
    def standing_words(self) -> tuple[CodedWord, ...]:
        """What a reporter reads about where their concern has got to."""
        return self.lists["standing_words"]

    @property
    def languages(self) -> tuple[CodedWord, ...]:
        """Languages in which somebody may want to be spoken to."""
        return self.lists["languages"]

    @property
    def first_responders(self) -> tuple[CodedWord, ...]:
        """Kinds of body that may refer to the National Referral Mechanism."""
        return self.lists["first_responders"]

    @property
    def section_52_bodies(self) -> tuple[CodedWord, ...]:
        """Kinds of body that must notify under section 52 of the Modern Slavery Act 2015."""
        return self.lists["section_52_bodies"]

    @property
    def reporter_words(self) -> tuple[CodedWord, ...]:
        """What partners write of whoever told them; `group` is the kind of reporter that each is."""
        return self.lists["reporter_words"]

    @property
    def district_words(self) -> tuple[CodedWord, ...]:
        """What partners call a district, beside its name and its towns; `group` is the district that each is."""
        return self.lists["district_words"]

    @property
    def referral_receivers(self) -> tuple[CodedWord, ...]:
        """Organisations to which somebody may be referred, by code; `group` names the kinds of referral each takes."""
        return self.lists["referral_receivers"]
