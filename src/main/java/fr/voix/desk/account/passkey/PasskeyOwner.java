package fr.voix.desk.account.passkey;

import java.util.UUID;

/**
 * For whom a passkey is made.
 *
 * @param handle what the authenticator knows the account by
 * @param name what it shows: the address
 */
public record PasskeyOwner(int moderatorId, UUID handle, String name) {}
