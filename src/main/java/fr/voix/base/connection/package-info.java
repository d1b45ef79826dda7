/** Guards of connections: deadlines, shares of a network, room made by the connection that has waited longest. */
package fr.voix.base.connection;
