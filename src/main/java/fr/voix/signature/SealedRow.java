package fr.voix.signature;

import fr.voix.wording.Language;

/** One sealed field of a signature. */
record SealedRow(SignatureId id, byte[] sealed, Language language) {}
