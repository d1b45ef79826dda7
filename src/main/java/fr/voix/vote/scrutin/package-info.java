/** The question that is voted on: opened, closed, scheduled, hidden. */
package fr.voix.vote.scrutin;
