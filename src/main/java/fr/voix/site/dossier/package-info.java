/** The dossiers: a bill with its versions, amendements, roll-calls and petitions. */
package fr.voix.site.dossier;
