package fr.voix.desk.account.passkey;

import java.util.UUID;

/**
 * The owner of a new passkey.
 *
 * @param handle the id of the account in the authenticator
 * @param name shown by the authenticator: the address
 */
public record PasskeyOwner(int moderatorId, UUID handle, String name) {}
