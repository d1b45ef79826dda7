/** The check by proof of work, made and verified here. */
package fr.voix.vote.robotcheck.altcha;
