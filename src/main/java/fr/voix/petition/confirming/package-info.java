/** What the links in a signatory's mail open: confirmed, counted, withdrawn. */
package fr.voix.petition.confirming;
