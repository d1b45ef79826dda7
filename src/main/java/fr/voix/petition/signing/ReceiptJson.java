package fr.voix.petition.signing;

import fr.voix.petition.signature.SignatureReceipt;
import io.micronaut.serde.annotation.Serdeable;

/** A receipt as a file. */
@Serdeable
record ReceiptJson(String format, int version, String host, String petition, Receipt receipt) {

    @Serdeable
    record Receipt(long index, String leaf, String leafHash, String secret, String nonce) {}

    static ReceiptJson of(SignatureReceipt receipt, String host) {
        return new ReceiptJson(
                "voix-recu",
                1,
                host,
                receipt.uid(),
                new Receipt(receipt.index(), receipt.leaf(), receipt.leafHash(), receipt.secret(), receipt.nonce()));
    }
}
