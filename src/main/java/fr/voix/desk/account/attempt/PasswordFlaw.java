package fr.voix.desk.account.attempt;

/** Why a password is refused. */
public enum PasswordFlaw {
    TOO_SHORT,
    TOO_LONG,
    /** In the list of common ones, or the same few characters over and over. */
    COMMON,
    /** What is guessed from here is in it: the service's name, a part of its host, the account's own address. */
    OF_HERE,
    /** Typed twice, not twice the same. */
    DIFFERENT
}
