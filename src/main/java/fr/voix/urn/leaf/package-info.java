/** The contents of an urn: leaves, the Merkle tree over them, counts. Without a database. */
package fr.voix.urn.leaf;
