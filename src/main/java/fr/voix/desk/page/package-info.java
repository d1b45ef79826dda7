/** The frame, words and printer of the desk's pages. */
package fr.voix.desk.page;
