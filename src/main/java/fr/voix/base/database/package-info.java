/** The database: the embedded server, transactions, round trips, time limits, outages, schema. */
package fr.voix.base.database;
