/** The robot check by hCaptcha. */
package fr.voix.vote.robotcheck.hcaptcha;
