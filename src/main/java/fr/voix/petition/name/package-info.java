/** Names of signatories that are shown, and those that wait for a look. */
package fr.voix.petition.name;
