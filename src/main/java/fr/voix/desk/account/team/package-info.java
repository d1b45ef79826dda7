/** The team: members, roles, and the commands about them. */
package fr.voix.desk.account.team;
