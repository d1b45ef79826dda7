package fr.voix.ballot;

import fr.voix.urn.Leaf;

/** What a voter keeps to check that the ballot is in the urn; whoever holds it sees the choice. */
record Receipt(long index, Leaf leaf, byte[] secret, byte[] nonce) {}
