package fr.voix.desk.account.attempt;

/** Why a password is refused. */
public enum PasswordFlaw {
    TOO_SHORT,
    TOO_LONG,
    /** On the list of common ones, or a repetition of a few characters. */
    COMMON,
    /** It contains an easy guess: the service's name, a part of its host, the account's own address. */
    OF_HERE,
    /** The two inputs differ. */
    DIFFERENT
}
