/** Who is in the team, with which role, and the commands about it. */
package fr.voix.desk.account.team;
