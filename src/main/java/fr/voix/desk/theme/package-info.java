/** Where themes are made, renamed, ordered, merged and retired. */
package fr.voix.desk.theme;
