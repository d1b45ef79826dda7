package fr.voix.desk.sample;

import fr.voix.petition.petition.PetitionState;

/**
 * A made-up petition, and what becomes of it.
 *
 * @param fate in which state it is in the end
 * @param begin the day on which it is written
 * @param end the day on which it is suspended, closed or taken back; the last one for most
 */
record SamplePetition(
        PetitionState fate, int begin, int end, MadeUpPerson author, String titre, String demande, String motifs) {

    private static final int DAYS_OF_SPONSORS = 2;
    private static final int DAYS_TO_BE_READ = 4;
    private static final int ENOUGH_SPONSORS = 5;
    private static final int TOO_FEW_SPONSORS = 2;

    boolean isConfirmed() {
        return fate != PetitionState.DRAFT;
    }

    /** How many sponsor it on a day. */
    int sponsorsOn(int day) {
        if (!isConfirmed() || day != begin + DAYS_OF_SPONSORS) {
            return 0;
        }
        return fate == PetitionState.LAPSED || fate == PetitionState.SPONSORING ? TOO_FEW_SPONSORS : ENOUGH_SPONSORS;
    }

    /** Whether moderators decide on that day whether it is published. */
    boolean isReadOn(int day) {
        return day == begin + DAYS_TO_BE_READ
                && switch (fate) {
                    case DRAFT, LAPSED, SPONSORING, AWAITING -> false;
                    default -> true;
                };
    }

    boolean isPublished() {
        return fate != PetitionState.REFUSED && isReadOn(begin + DAYS_TO_BE_READ);
    }

    /** Whether everybody can sign it on that day. */
    boolean isSignedOn(int day) {
        return isPublished() && day > begin + DAYS_TO_BE_READ && day < end;
    }
}
