package fr.voix.account;

/** Why a password is refused. */
enum PasswordFlaw {
    TOO_SHORT,
    TOO_LONG,
    /** In the list of common ones, or the same few characters over and over. */
    COMMON,
    SAME_AS_EMAIL,
    /** Typed twice, not twice the same. */
    DIFFERENT
}
