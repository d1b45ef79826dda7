package fr.voix.petition.petition;

/** What became of an answer; refusals are values. */
public sealed interface AnswerResult {

    record Done(PetitionAnswer answer) implements AnswerResult {}

    /** The petition is not one that the public sees, or was never open. */
    record NotFromHere(Petition petition) implements AnswerResult {}

    /** There is no such answer, or it was taken back before. */
    record NoAnswer() implements AnswerResult {}

    record UnknownPetition() implements AnswerResult {}
}
