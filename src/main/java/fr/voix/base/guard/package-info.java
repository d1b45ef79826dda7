/** Filters of every request: origin, rate limits, security headers, and the answers to errors. */
package fr.voix.base.guard;
