package fr.voix.petition.signature;

import fr.voix.base.text.Language;

/** One sealed field of a signature. */
record SealedRow(SignatureId id, byte[] sealed, Language language) {}
