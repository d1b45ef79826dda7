/** The reasons for which a petition is refused. */
package fr.voix.desk.rule;
