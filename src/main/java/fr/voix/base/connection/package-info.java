/** Guards of connections: deadlines, shares of a network, room made by whoever waits longest. */
package fr.voix.base.connection;
