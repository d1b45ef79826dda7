/** Where receivers of messages are added and looked after. */
package fr.voix.desk.webhook;
