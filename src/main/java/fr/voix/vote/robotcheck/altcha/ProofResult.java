package fr.voix.vote.robotcheck.altcha;

/** What became of a proof of work. */
enum ProofResult {
    ACCEPTED,
    INVALID,
    EXPIRED,
    REPLAYED
}
