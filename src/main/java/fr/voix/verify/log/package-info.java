/** A signed log as the verifier reads it: notes, tiles, proofs. */
package fr.voix.verify.log;
