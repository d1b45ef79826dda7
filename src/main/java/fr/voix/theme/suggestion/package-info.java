/** Themes that are proposed to moderators alone. */
package fr.voix.theme.suggestion;
