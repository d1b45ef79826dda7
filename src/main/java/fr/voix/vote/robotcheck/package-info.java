/** The robot check, its price, and the cookie of a browser that passed. */
package fr.voix.vote.robotcheck;
