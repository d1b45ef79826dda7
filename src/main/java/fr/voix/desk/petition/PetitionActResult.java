package fr.voix.desk.petition;

import fr.voix.petition.petition.ChangeResult;

/** What became of an act; refusals are values that name a text. */
sealed interface PetitionActResult {

    /** @param notice the end of a key: {@code petitiondesk.done.…} */
    record Done(String notice) implements PetitionActResult {}

    /**
     * What was typed does not do.
     *
     * @param field of the form, as it is named there
     * @param problem the end of a key: {@code petitiondesk.error.…}
     */
    record Refused(String field, String problem) implements PetitionActResult {}

    /** Where the petition stands, this cannot be done: a colleague was faster, perhaps. */
    record Conflict(String problem) implements PetitionActResult {}

    record UnknownPetition() implements PetitionActResult {}

    /** Why nothing was changed. */
    static PetitionActResult refusal(ChangeResult result) {
        return switch (result) {
            case ChangeResult.NotFromHere ignored -> new Conflict("state");
            case ChangeResult.ReadOnly ignored -> new Conflict("readonly");
            case ChangeResult.UnknownPetition ignored -> new UnknownPetition();
            case ChangeResult.Changed ignored -> throw new IllegalArgumentException("No refusal");
        };
    }
}
