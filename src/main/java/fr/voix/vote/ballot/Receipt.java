package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Leaf;

/** What a voter keeps to check that the ballot is in the urn; its holder sees the choice. */
record Receipt(long index, Leaf leaf, byte[] secret, byte[] nonce) {}
