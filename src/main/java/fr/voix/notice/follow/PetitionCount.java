package fr.voix.notice.follow;

/** What may be told of the number of signatures of a petition. */
sealed interface PetitionCount {

    record Of(long signatures) implements PetitionCount {}

    /** Its urn contradicts what was published of it. */
    record Withheld() implements PetitionCount {}
}
