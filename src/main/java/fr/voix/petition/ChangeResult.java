package fr.voix.petition;

/** What became of a change to a petition; refusals are values. */
public sealed interface ChangeResult {

    record Changed(Petition petition, PetitionEvent event) implements ChangeResult {}

    /** It stands somewhere from where it cannot get there. */
    record NotFromHere(Petition petition) implements ChangeResult {}

    record UnknownPetition() implements ChangeResult {}

    /** What is stored contradicts what was published: urns are not written to. */
    record ReadOnly() implements ChangeResult {}
}
