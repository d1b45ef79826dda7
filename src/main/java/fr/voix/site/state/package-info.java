/** What was up, day by day, as the service itself measured it. */
package fr.voix.site.state;
