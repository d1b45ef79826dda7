/** How what waits in the database leaves it: the same for letters and for webhooks. */
package fr.voix.base.delivery;
