/** Themes, and the decisions of moderators that file scrutins under them. */
package fr.voix.theme.theme;
