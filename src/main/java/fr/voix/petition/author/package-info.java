/** Writing a petition and following it by a private link. */
package fr.voix.petition.author;
