/** Guards of every request: size, origin, rate, security headers, and what an error is answered with. */
package fr.voix.base.guard;
