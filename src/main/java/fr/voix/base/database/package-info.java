/** The database: the embedded server, round trips, time limits, outages. */
package fr.voix.base.database;
