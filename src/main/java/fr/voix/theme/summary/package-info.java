/** The moderators' sentence on an amendement, and the line by which it is named. */
package fr.voix.theme.summary;
