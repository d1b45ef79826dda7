/** The urn as a signed log for strangers: tiles, proofs, signed results. */
package fr.voix.urn.proof;
