package fr.voix.petition.petition;

/** A petition to be. */
public record PetitionDraft(PetitionText text, PetitionSubject subject, Author author) {}
