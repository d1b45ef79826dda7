/** The robot check by proof of work (ALTCHA). */
package fr.voix.vote.robotcheck.altcha;
