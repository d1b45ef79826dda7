/** The published rules by which petitions are refused. */
package fr.voix.desk.rule;
