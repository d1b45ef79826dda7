/** Themes suggested to moderators, from official data and earlier decisions; never applied. */
package fr.voix.theme.suggestion;
