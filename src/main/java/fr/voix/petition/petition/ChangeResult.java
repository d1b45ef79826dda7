package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;

/** What became of a change to a petition; refusals are values. */
public sealed interface ChangeResult {

    /** @param leafIndex of the leaf that says so in its urn, or null where none was written */
    record Changed(
            Petition petition,
            PetitionEvent event,
            @Nullable Long leafIndex) implements ChangeResult {}

    /** It stands somewhere from where it cannot get there. */
    record NotFromHere(Petition petition) implements ChangeResult {}

    record UnknownPetition() implements ChangeResult {}

    /** What is stored contradicts what was published: urns are not written to. */
    record ReadOnly() implements ChangeResult {}
}
