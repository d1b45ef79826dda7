package fr.voix.base.secret;

/**
 * The keys of this deployment, never in the database.
 *
 * @param pepper turns a voter id into a voter key, one per Scrutin
 * @param cookieKey signs the voter's cookie
 * @param altchaKey signs the challenges of the robot check
 * @param urnKey signs urns: the 32 bytes that an Ed25519 key pair grows from
 */
public record Secrets(byte[] pepper, byte[] cookieKey, byte[] altchaKey, byte[] urnKey) {

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
