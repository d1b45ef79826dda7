package fr.voix.petition.signature;

import java.util.UUID;

/**
 * One of the two signatures that a mailbox may have in an urn: a signatory who takes theirs back and signs again has the same
 * one.
 */
record SignatureSlot(long urnId, UUID addressKey, int slot) {

    /** The other slot of the same mailbox. */
    SignatureSlot other() {
        return new SignatureSlot(urnId, addressKey, 3 - slot);
    }
}
