package fr.voix.base.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The keys of this deployment, never in the database.
 *
 * @param pepper turns a voter id into a voter key, one per Scrutin
 * @param cookieKey signs the voter's cookie
 * @param altchaKey signs the challenges of the robot check
 * @param urnKey signs urns: the 32-byte seed of an Ed25519 key pair
 */
public record Secrets(byte[] pepper, byte[] cookieKey, byte[] altchaKey, byte[] urnKey) {

    /** A key for one purpose, derived from the pepper, which never changes, so that it is valid for ever. */
    public byte[] key(String purpose) {
        return Sha256.hmac(pepper, purpose.getBytes(US_ASCII));
    }

    /** Encrypts what is stored for one purpose. */
    public SecretSeal seal(String purpose) {
        return new SecretSeal(key(purpose));
    }

    /** Hashes texts for one purpose. */
    public KeyedHash hash(String purpose) {
        return new KeyedHash(key(purpose));
    }

    /** Signs links of one kind, which stay valid when other keys change. */
    public SignedToken token(String purpose) {
        return new SignedToken(pepper, purpose);
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
