/** Ballots: cast, changed, withdrawn, erased, and counted in the answer to their voter. */
package fr.voix.vote.ballot;
