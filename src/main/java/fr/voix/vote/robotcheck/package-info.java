/** The check against robots, and the cookie of a browser that passed. */
package fr.voix.vote.robotcheck;
