/** Limits of connections: deadlines, their number in all and per network, and the framing of requests. */
package fr.voix.base.connection;
