package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.quorum.CosignerKey;
import fr.voix.verify.quorum.CosignerKind;
import fr.voix.verify.quorum.SignatureLine;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;

/**
 * One key of a witness or mirror. It has one of each kind, and gives both signatures: a client that knows one passes over the other.
 *
 * @param name of the witness, which one key serves alone
 */
record WitnessKey(CosignerKind kind, String name, KeyPair pair) {

    /** The line that a policy knows it by: name, id and key. */
    String encoded() {
        return publicHalf().key().encoded();
    }

    /** A line under the note. */
    String cosign(SignedNote note, long epochSecond) {
        byte[] signature = sign(kind.message(name, epochSecond, note.text()));
        ByteBuffer timed = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(epochSecond)
                .put(signature);
        return SignatureLine.of(publicHalf().key(), timed.array()).text() + "\n";
    }

    /** Whether a head that is kept was co-signed by this key. */
    boolean hasCosigned(Head head) throws DifferenceException {
        SignedNote note = SignedNote.parse(head.note().getBytes(UTF_8));
        CosignerKey key = publicHalf();
        return note.signatures().stream()
                .anyMatch(line -> key.cosignedAt(line, note.text()).isPresent());
    }

    private CosignerKey publicHalf() {
        return CosignerKey.of(name, kind, pair.getPublic());
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(kind.algorithm());
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 24 has " + kind.algorithm(), e);
        }
    }
}
