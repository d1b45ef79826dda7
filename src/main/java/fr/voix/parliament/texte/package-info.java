/** Texte, dossier, groupe, acteur and organe, as official data have them. */
package fr.voix.parliament.texte;
