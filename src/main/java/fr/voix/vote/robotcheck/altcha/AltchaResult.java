package fr.voix.vote.robotcheck.altcha;

/** What became of a proof of work. */
enum AltchaResult {
    ACCEPTED,
    INVALID,
    EXPIRED,
    REPLAYED
}
