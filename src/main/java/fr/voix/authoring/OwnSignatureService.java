package fr.voix.authoring;

import jakarta.inject.Singleton;

/** Counts an author's own signature, once the address is confirmed. */
@Singleton
class OwnSignatureService {

    void sign(long petitionId) {}
}
