/** One person's position on one scrutin: cast, changed, erased by receipt. */
package fr.voix.vote.ballot;
