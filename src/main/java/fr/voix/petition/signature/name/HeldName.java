package fr.voix.petition.signature.name;

import fr.voix.petition.signature.SignatureId;

/** A name that does not stand in the public list until a moderator says so. */
public record HeldName(SignatureId id, String name, NameState state) {}
