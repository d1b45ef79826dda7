/** Who outside is told of what happens, and how often it is tried. */
package fr.voix.notice.webhook;
