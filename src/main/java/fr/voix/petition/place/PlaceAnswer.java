package fr.voix.petition.place;

import fr.voix.base.text.Messages;

/** What a country and a code postal amount to: a place, or what is wrong with them. */
sealed interface PlaceAnswer permits Place, PlaceAnswer.PlaceFlaw {

    /** Why a place can't be read; the words of each are under {@code territoire.flaw.NAME}. */
    enum PlaceFlaw implements PlaceAnswer {
        /** Not one of the list. */
        UNKNOWN_COUNTRY,
        /** France, without a code postal. */
        MISSING_CODE,
        /** No code postal of France. */
        UNKNOWN_CODE,
        /** A code of Monaco, which is a country of its own. */
        CODE_OF_MONACO,
        /** A French code postal, but not of the overseas territory that was chosen as country. */
        OTHER_TERRITORY;

        /** What the reader may do about it. */
        String text(Messages m) {
            return m.t("territoire.flaw." + name());
        }

        /** Whether the country is to be corrected, rather than the code postal. */
        boolean isOfCountry() {
            return this == UNKNOWN_COUNTRY;
        }
    }
}
