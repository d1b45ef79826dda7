package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Leaf;

/** What a voter keeps to check that the ballot is in the urn; it shows the choice to its holder. */
record Receipt(long index, Leaf leaf, byte[] secret, byte[] nonce) {}
