/** Our own themes, and which scrutin is filed under which. */
package fr.voix.theme.theme;
