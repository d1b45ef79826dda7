/** Themes that are proposed to moderators, and to nobody else. */
package fr.voix.theme.suggestion;
